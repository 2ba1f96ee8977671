import type { Fault } from '../../src/contract/errors.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { FaultNote } from '../parts/FaultNote.tsx';
import { Note } from '../parts/Note.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { Toast, ToastRoom } from '../parts/Toast.tsx';
import styles from './Gallery.module.css';
import { Section, Shown } from './Shown.tsx';

const still = (): void => undefined;
const FAULT: Fault = {
  code: 'store-failed',
  sentence: 'The change could not be stored, so nothing leaves the car.',
  remedy: 'Try it again.',
  key: 'not-stored',
};

/** What lies over something else. Each is shown in a room of its own. */
export const Overlays = ({ theme }: { readonly theme: string }) => (
  <Section name="Over the screen">
    <Shown wide name="sheet, hanging from the status bar">
      <div className={styles.room}>
        <Sheet title={`Quick privacy, ${theme}`} shape="panel" onClose={still}>
          <Note>Both switches are off. There is nothing to pause.</Note>
          <Button>Close</Button>
        </Sheet>
      </div>
    </Shown>
    <Shown wide name="sheet over the whole screen">
      <div className={styles.room}>
        <Sheet title={`Who drives, ${theme}`} shape="full" onClose={still}>
          <Note>Choose a profile, or drive as a guest.</Note>
        </Sheet>
      </div>
    </Shown>
    <Shown wide name="dialog: the answers weigh the same">
      <div className={styles.room}>
        <p>What lies under it takes no touch.</p>
        <Dialog
          title={`Remove Camille? ${theme}`}
          onClose={still}
          ways={
            <>
              <Button>Keep</Button>
              <Button>Remove</Button>
            </>
          }
        >
          <p>Settings, consents and history of this profile are erased. This can't be undone.</p>
        </Dialog>
      </div>
    </Shown>
    <Shown wide name="toast">
      <div className={styles.low}>
        <ToastRoom label={`Messages, ${theme}`}>
          <Toast open way={{ label: 'Undo', onTake: still }} onClose={still}>
            The destination is gone.
          </Toast>
        </ToastRoom>
      </div>
    </Shown>
    <Shown wide name="fault: what went wrong, and what to do">
      <FaultNote fault={FAULT} onDismiss={still} />
    </Shown>
  </Section>
);
