// What lies over the screens now and then, but not on the first view: one file of the build.
export { NewNotice } from '../driver/NewNotice.tsx';
export { PairPhone } from '../driver/PairPhone.tsx';
export { Profiles } from '../driver/Profiles.tsx';
export { Welcome } from '../driver/Welcome.tsx';
export { Notifications } from './Notifications.tsx';
