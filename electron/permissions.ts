import type { Session } from 'electron';

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

/**
 * Whether the user interface may have a permission.
 *
 * INVARIANT: it needs none, so it gets none: no position, microphone, camera, clipboard, device or notification.
 */
export const isPermitted = (_permission: string): boolean => false;

/** Denies every permission, on each of the ways in which Chromium asks for one, and every download. */
export const denyPermissions = (session: PermissionDoors): void => {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isPermitted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isPermitted(permission));
  session.setDevicePermissionHandler(({ deviceType }) => isPermitted(deviceType));
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
