import { type CSSProperties, useEffect, useRef } from 'react';
import { GuestTerms } from '../driver/GuestTerms.tsx';
import { WhoDrives } from '../driver/WhoDrives.tsx';
import { FaultNote } from '../parts/FaultNote.tsx';
import { useUnit, useView } from '../state/use.ts';
import { close, type Layout, type View, view } from '../state/view.ts';
import { keepFocus } from './keep-focus.ts';
import { LinkCover } from './LinkCover.tsx';
import { Fetched } from './later.tsx';
import { coversScreens, hidesScreens, overlayOf, screensReachable } from './overlay.ts';
import { PassingNotice } from './PassingNotice.tsx';
import { PANELS } from './panels.ts';
import { QuickPrivacy } from './QuickPrivacy.tsx';
import { Rail } from './Rail.tsx';
import { Standby } from './Standby.tsx';
import { StatusBar } from './StatusBar.tsx';
import { StoreBanner } from './StoreBanner.tsx';
import { SCREENS } from './screens.ts';
import styles from './Unit.module.css';
import { useOnceSeen } from './use-once-seen.ts';
import { useTheme } from './use-theme.ts';
import { useTitle } from './use-title.ts';

const Fault = () => {
  const fault = useView(({ unitFault }) => unitFault);
  return fault === null ? null : (
    <div className={styles.fault}>
      <FaultNote fault={fault} onDismiss={() => view.setState({ unitFault: null })} />
    </div>
  );
};

type Props = { readonly layout: Layout; readonly size: { readonly width: number; readonly height: number } };

/** The head unit as the driver sees it. Everything in here is part of the car; the bench is not. */
export const Unit = ({ layout, size }: Props) => {
  const theme = useTheme();
  const state = useUnit((unit) => unit.state);
  const link = useUnit((unit) => unit.link);
  const screen = useView((now: View) => now.screen);
  const panel = useView((now: View) => now.panel);
  const declined = useView((now: View) => now.declined);
  const noticePutOff = useView((now: View) => now.noticePutOff);

  const root = useRef<HTMLDivElement>(null);
  useEffect(() => (root.current === null ? undefined : keepFocus(root.current)), []);

  const overlay = overlayOf(state, panel, { declined, noticePutOff });
  useTitle(overlay === 'standby' ? 'standby' : state === null || link !== 'open' ? 'none' : screen);
  const drawn = useOnceSeen(state !== null && !hidesScreens(overlay));
  // The list itself needs no second telling, and a screen that sleeps shows nothing.
  const notice = overlay !== 'standby' && overlay !== 'notifications' && overlay !== 'who-drives';
  const style: CSSProperties = { width: size.width, height: size.height };
  return (
    <div
      ref={root}
      className={styles.unit}
      data-theme={theme}
      data-layout={layout}
      data-text-size={state?.preferences.textSize}
      style={style}
    >
      {state === null || link !== 'open' ? <LinkCover link={link} /> : null}
      {state !== null && link !== 'refused' && (
        <div className={styles.whole} inert={link !== 'open'} aria-hidden={link !== 'open'}>
          <StatusBar state={state} screens={screensReachable(overlay) && state.vehicle.ignition !== 'off'} />
          <div className={styles.told} data-alone={coversScreens(overlay) || undefined}>
            <StoreBanner state={state} />
            {notice && <PassingNotice />}
          </div>
          <div className={styles.below}>
            {overlay === 'standby' || (overlay === 'quick-privacy' && state.vehicle.ignition === 'off') ? (
              <Standby state={state} />
            ) : (
              <div className={styles.stage} inert={overlay !== 'none'} aria-hidden={overlay !== 'none'}>
                {drawn && (
                  <>
                    <Rail />
                    {/* A screen of its own each time, so that it arrives. */}
                    <main key={screen} className={styles.screen}>
                      <Fetched part={SCREENS[screen]} place="screen" given={{}} />
                    </main>
                  </>
                )}
              </div>
            )}
            {(overlay === 'quick-privacy' || overlay === 'notifications') && (
              // A touch beside the panel closes it; the keyboard has Escape and the Close button.
              // biome-ignore lint/a11y/noStaticElementInteractions: see above
              // biome-ignore lint/a11y/useKeyWithClickEvents: see above
              <div className={styles.veil} onClick={close} />
            )}
            {overlay === 'quick-privacy' && <QuickPrivacy state={state} />}
            {overlay === 'who-drives' && <WhoDrives state={state} />}
            {overlay === 'guest-terms' && <GuestTerms state={state} />}
            {overlay === 'notifications' && <Fetched part={PANELS.notifications} place="panel" given={{}} />}
            {overlay === 'welcome' && <Fetched part={PANELS.welcome} place="panel" given={{ state }} />}
            {overlay === 'new-notice' && <Fetched part={PANELS.newNotice} place="panel" given={{ state }} />}
            {overlay === 'profiles' && <Fetched part={PANELS.profiles} place="panel" given={{ state }} />}
            {overlay === 'pair-a-phone' && <Fetched part={PANELS.pairPhone} place="panel" given={{}} />}
            <Fault />
          </div>
        </div>
      )}
    </div>
  );
};
