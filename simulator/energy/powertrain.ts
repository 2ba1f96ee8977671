/** What the wheels and the cabin ask of the energy on board, for one step. */
export type Work = {
  /** W at the wheels; negative while they brake. */
  readonly wheels: number;
  /** m/s. */
  readonly speed: number;
  /** W of braking that the grip of the driven axle lets a motor take. */
  readonly regainable: number;
  /** m/s² that the wheels brake with, 0 while they pull. */
  readonly braking: number;
  /** W of electricity for lights, computers and climate. */
  readonly auxiliaries: number;
};

/** J since the car was built. What was taken equals the sum of the others, with the work done at the wheels. */
export type Account = {
  /** From battery and tank, less what came back. */
  taken: number;
  /** At the wheels, less what they gave back. */
  wheels: number;
  /** Heat of the brakes. */
  brakes: number;
  /** Heat of motor, engine, gears and battery. */
  losses: number;
  auxiliaries: number;
};

/** W of heat in the last step. */
export type Heat = { battery: number; motor: number; engine: number };

/** How a car stores energy and turns it into motion. */
export type Powertrain = {
  /** Per cent of the traction battery; null where there is none. */
  readonly charge: () => number | null;
  /** Per cent of the tank; null where there is none. */
  readonly fuel: () => number | null;
  /** Whether the battery can be charged from outside. */
  readonly hasPlug: boolean;
  /** Metres that the energy lasts for, at the consumption of the last kilometres. */
  readonly range: () => number;
  /** W out of the traction battery in the last step; negative while it is charged. */
  readonly power: () => number;
  /** W that it can bring to the wheels now. */
  readonly mostPower: () => number;
  /** J out of the traction battery since the car was built, less what came back. */
  readonly spent: () => number;
  /** Litres of fuel since the car was built. */
  readonly burnt: () => number;
  readonly isLow: () => boolean;
  readonly isFilling: () => boolean;
  readonly drive: (work: Work, seconds: number) => void;
  /** Charges or fills up for `seconds` on the way; says whether that is enough to go on. */
  readonly fill: (seconds: number) => 'filling' | 'filled';
  readonly endFilling: () => void;
  /** Filled between two drives, if it was low. */
  readonly rest: () => void;
  readonly heat: Readonly<Heat>;
  readonly account: Readonly<Account>;
};

export const emptyAccount = (): Account => ({ taken: 0, wheels: 0, brakes: 0, losses: 0, auxiliaries: 0 });
