import { Dialog as Primitive } from 'radix-ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './Sheet.module.css';

type Props = {
  readonly title: string;
  /** Absent where the sheet asks for an answer that can't be put off. */
  readonly onClose?: () => void;
  /** `panel` hangs from the status bar, `full` takes the whole screen below it, `card` stands in the middle of it. */
  readonly shape: 'panel' | 'full' | 'card';
  readonly children: ReactNode;
};

/**
 * A dialog of the unit. Not modal to the page: the status bar with its privacy indicators and the bench beside
 * the unit stay within reach (R14); what lies under the sheet in the unit is made inert by the unit itself.
 */
export const Sheet = ({ title, onClose, shape, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef<Element | null>(null);
  useEffect(
    () => () => {
      // Before what comes instead takes the focus, so that closing that leads back to the beginning; never away from where it went.
      const { current } = before;
      if (document.activeElement !== document.body) return;
      if (current instanceof HTMLElement && current.isConnected) current.focus({ preventScroll: true });
    },
    [],
  );
  return (
    <Primitive.Root open modal={false} onOpenChange={(open) => !open && onClose?.()}>
      <Primitive.Content
        className={classNames(styles.sheet, styles[shape])}
        aria-describedby={undefined}
        onOpenAutoFocus={(opened) => {
          opened.preventDefault();
          before.current = document.activeElement;
          // The primitive's guards are stops of the Tab key at which nothing is; without a trap they guard nothing.
          for (const guard of document.querySelectorAll<HTMLElement>('[data-radix-focus-guard]'))
            guard.tabIndex = -1;
          heading.current?.focus({ preventScroll: true });
        }}
        onCloseAutoFocus={(closed) => closed.preventDefault()}
        // A touch outside is the status bar's or the bench's own; what it does to the sheet, they say.
        onInteractOutside={(touched) => touched.preventDefault()}
        onEscapeKeyDown={(pressed) => {
          // Escape in the bench is the bench's.
          const unit = heading.current?.closest('[data-layout]');
          const inside = pressed.target instanceof Node && unit?.contains(pressed.target);
          const nowhere = pressed.target === document.body;
          if (onClose === undefined || !(inside || nowhere)) pressed.preventDefault();
        }}
      >
        {/* The Tab key goes on to the status bar and the bench, where the primitive would lead it around within the sheet (R14). */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it keeps a key from the primitive, and does nothing itself */}
        <div
          className={styles.inside}
          onKeyDown={(pressed) => pressed.key === 'Tab' && pressed.stopPropagation()}
        >
          <Primitive.Title asChild>
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              {title}
            </h1>
          </Primitive.Title>
          {children}
        </div>
      </Primitive.Content>
    </Primitive.Root>
  );
};
