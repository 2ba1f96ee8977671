import type { Session } from 'electron';
import { isUnitUrl } from './unit-address.ts';

/** What a session is asked for permissions with. */
export type PermissionDoors = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'on'
>;

/** What a permission is asked for with: by whom, and for which kinds of media where it is for media. */
export type Asked = {
  readonly permission: string;
  /** The address, or the origin, of whoever asks. */
  readonly by: string;
  readonly mediaTypes: readonly string[];
};

/**
 * Whether a page may have a permission.
 *
 * INVARIANT: the user interface of this unit gets the microphone, since the assistant listens with it, and nothing else: no position, camera,
 * screen, clipboard, device or notification. Sound with picture is refused whole, and so is what does not say what it is for. Nobody else gets
 * anything.
 */
export const isPermitted = ({ permission, by, mediaTypes }: Asked): boolean =>
  permission === 'media' && isUnitUrl(by) && mediaTypes.length === 1 && mediaTypes[0] === 'audio';

/** Denies every permission but the microphone, on each of the ways in which Chromium asks for one, and every download. */
export const denyPermissions = (session: PermissionDoors): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const { requestingUrl, isMainFrame } = details;
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(isMainFrame && isPermitted({ permission, by: requestingUrl, mediaTypes }));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, { mediaType, isMainFrame }) =>
      isMainFrame &&
      isPermitted({
        permission,
        by: requestingOrigin,
        mediaTypes: mediaType === undefined ? [] : [mediaType],
      }),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('will-download', (event) => event.preventDefault());
};
