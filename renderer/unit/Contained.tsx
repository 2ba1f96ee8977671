import { Component, type ReactNode } from 'react';
import { NotThere, type Place } from './NotThere.tsx';

type Props = { readonly place: Place; readonly children: ReactNode };

/** Keeps a defect of one part of the unit from taking the others with it, which React would: the privacy switches above all (R14). */
export class Contained extends Component<Props, { readonly failed: boolean }> {
  static readonly getDerivedStateFromError = () => ({ failed: true });
  override readonly state = { failed: false };

  override render(): ReactNode {
    const { place, children } = this.props;
    return this.state.failed ? (
      <NotThere place={place} onAgain={() => this.setState({ failed: false })} />
    ) : (
      children
    );
  }
}
