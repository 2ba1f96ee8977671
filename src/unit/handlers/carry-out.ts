import type { Intent } from '../../assistant/intent.ts';
import { nameAsSaid, placeMeant } from '../../assistant/places.ts';
import type { Answer } from '../../contract/assistant.ts';
import { COOLEST, TRACKS, WARMEST } from '../../contract/cabin-choices.ts';
import type { Origin } from '../../contract/dispatch.ts';
import { SETTINGS } from '../../privacy/vocabulary.ts';
import type { Room } from '../room.ts';
import { cabinHandlers } from './cabin.ts';
import { destinationHandlers } from './destination.ts';
import { privacyHandlers } from './privacy.ts';

type Done = Pick<Answer, 'outcome' | 'values'>;
type Of<I extends Intent['intent']> = Extract<Intent, { readonly intent: I }>;

/** What the unit can do by itself; the weather it can only ask for outside. */
export type OnBoardIntent = Exclude<Intent, Of<'weather'>>;

/** A step of the climate, in degrees Celsius. */
const STEP = 1;

const done = (outcome: Answer['outcome'], values: Answer['values'] = {}): Done => ({ outcome, values });

/** Carries out what was understood, by the same ways that a touch takes; nothing outside is asked. */
export const createCarryOut = (
  room: Room,
): ((intent: OnBoardIntent, text: string, origin: Origin) => Done) => {
  const { car, cabin, privacy } = room;
  const inCabin = cabinHandlers(room);
  const { 'destination.set': setDestination } = destinationHandlers(room);
  const { 'privacy.set': setPrivacy, 'privacy.pause': pausePrivacy } = privacyHandlers(room);

  const destination = ({ name }: Of<'destination'>, text: string, origin: Origin): Done => {
    const places = car.routes().flatMap(({ id, places }) => places.map((place) => ({ ...place, route: id })));
    // The route that is driven comes first: the same place may lie on another one too.
    const driven = car.driving()?.route.id;
    const place =
      placeMeant(
        name,
        places.filter(({ route }) => route === driven),
      ) ?? placeMeant(name, places);
    if (place === null) return done('destination-unknown', { name: nameAsSaid(text, name) });
    setDestination({ route: place.route, along: place.along, name: place.name }, origin);
    return done('destination-set', { name: place.name });
  };

  const climate = (intent: Of<'climate'>, origin: Origin): Done => {
    if (intent.wish === 'on' || intent.wish === 'off') {
      inCabin['climate.set']({ on: intent.wish === 'on' }, origin);
      return done(`climate-${intent.wish}`, { temperature: cabin.climate().temperature });
    }
    const wished =
      intent.wish === 'temperature'
        ? Math.round(intent.temperature * 2) / 2
        : cabin.climate().temperature + (intent.wish === 'warmer' ? STEP : -STEP);
    const temperature = Math.min(WARMEST, Math.max(COOLEST, wished));
    inCabin['climate.set']({ on: true, temperature }, origin);
    return done(temperature === wished ? 'climate-set' : 'climate-limit', { temperature });
  };

  const call = (intent: Of<'call'>, origin: Origin): Done => {
    if (intent.wish === 'unknown') return done('call-unknown');
    const underWay = cabin.call();
    if (intent.wish === 'end') {
      if (underWay === null) return done('call-none');
      inCabin['call.end']({}, origin);
      return done('call-ended', { to: underWay.to });
    }
    if (underWay !== null) return done('call-under-way', { to: underWay.to });
    inCabin['call.start']({ to: intent.to }, origin);
    return done('call-started', { to: intent.to });
  };

  const music = ({ wish }: Of<'music'>, origin: Origin): Done => {
    if (wish === 'unknown') return done('music-unknown');
    const { track } = cabin.media();
    const next = TRACKS[(TRACKS.indexOf(track) + 1) % TRACKS.length] ?? track;
    inCabin['media.set']({ playing: wish !== 'pause', ...(wish === 'next' ? { track: next } : {}) }, origin);
    return done(wish === 'pause' ? 'music-paused' : 'music-playing', { track: cabin.media().track });
  };

  const privacyWish = (intent: Of<'privacy'>, origin: Origin): Done => {
    const now = privacy.state();
    switch (intent.wish) {
      case 'off':
        // Asked for even where it is off already: a change that could not be stored before is then made good.
        setPrivacy({ setting: intent.setting, on: false }, origin);
        return done(now[intent.setting].requested ? 'privacy-off' : 'privacy-off-already', {
          setting: intent.setting,
        });
      case 'on':
        // INVARIANT: words alone never open the gate. A phrase can be misheard, or be said by anybody in the car; the switch shows what it
        // costs and who sees what before it is on (R7, R13, R15). So the switch is shown, and the driver turns it.
        return done('privacy-open-switch', { setting: intent.setting });
      case 'pause':
        if (!SETTINGS.some((setting) => now[setting].requested)) return done('privacy-nothing-to-pause');
        pausePrivacy({ until: 'ignition-off' }, origin);
        return done('privacy-paused');
      case 'what-leaves':
        return done('privacy-leaves', {
          geolocation: now.geolocation.effective,
          voiceData: now.voiceData.effective,
        });
    }
  };

  return (intent, text, origin) => {
    switch (intent.intent) {
      case 'destination':
        return destination(intent, text, origin);
      case 'climate':
        return climate(intent, origin);
      case 'call':
        return call(intent, origin);
      case 'music':
        return music(intent, origin);
      case 'privacy':
        return privacyWish(intent, origin);
    }
  };
};
