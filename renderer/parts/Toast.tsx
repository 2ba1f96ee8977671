import { Toast as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './Toast.module.css';

/** How long a toast stays, in milliseconds; it stays longer while it is touched or has the focus. */
const STAYS = 6000;

type RoomProps = { readonly label: string; readonly children: ReactNode };

/** Where toasts appear: at the foot of the unit, above the screen and under nothing. */
export const ToastRoom = ({ label, children }: RoomProps) => (
  <Primitive.Provider label={label} duration={STAYS} swipeDirection="down">
    {children}
    <Primitive.Viewport label={label} className={styles.room} />
  </Primitive.Provider>
);

type Props = {
  readonly open: boolean;
  readonly children: string;
  /** The one thing that can be done about it, such as to undo it. */
  readonly way?: { readonly label: string; readonly onTake: () => void };
  readonly onClose: () => void;
};

/** What was done, said in passing. What a driver must read is no toast but a fault note. */
export const Toast = ({ open, children, way, onClose }: Props) => (
  <Primitive.Root
    className={styles.toast}
    type="foreground"
    open={open}
    onOpenChange={(stays) => !stays && onClose()}
  >
    <Primitive.Description className={styles.text}>{children}</Primitive.Description>
    {way !== undefined && (
      <Primitive.Action asChild altText={way.label}>
        <Button weight="quiet" className={styles.way} onClick={way.onTake}>
          {way.label}
        </Button>
      </Primitive.Action>
    )}
  </Primitive.Root>
);
