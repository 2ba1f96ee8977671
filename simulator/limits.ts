import { gripLeft } from './grip.ts';
import { dragOf, gradeOf, inertia, rollingOf } from './road-load.ts';
import type { BodyModel } from './vehicles/model.ts';

/** Where a car is on the road, as far as its limits depend on it: m/s, m/s² across the road, metres up a metre, kg/m³. */
export type Moment = {
  readonly speed: number;
  readonly lateral: number;
  readonly grade: number;
  readonly density: number;
  /** The friction between tyres and road. */
  readonly friction: number;
};

/** N against the motion: air, tyres and gravity. */
const resistance = (body: BodyModel, { speed, grade, density }: Moment): number =>
  dragOf(body, speed, density) + rollingOf(body, speed) + gradeOf(body, grade);

/**
 * m/s² that the car can speed up with at most: what the power, the drive and the grip of the driven axle give, less what holds it back.
 * Negative where a hill is too much for it.
 * @param power W at the wheels
 */
export const mostAcceleration = (body: BodyModel, power: number, moment: Moment): number => {
  const grip = body.mass * body.driven * gripLeft(moment.friction, moment.lateral);
  const pull = Math.min(body.mostForce, power / Math.max(1, moment.speed), grip);
  return (pull - resistance(body, moment)) / inertia(body);
};

/**
 * m/s² that the car can slow down with at most: brakes can lock all wheels (UN R13-H asks for 6.43 m/s² on a dry road), so that the
 * grip alone limits them.
 */
export const mostBraking = (body: BodyModel, moment: Moment): number =>
  (body.mass * gripLeft(moment.friction, moment.lateral) + resistance(body, moment)) / inertia(body);

/** N that the wheels put on the road to speed up by `acceleration`; negative while they brake. */
export const wheelForce = (body: BodyModel, acceleration: number, moment: Moment): number =>
  inertia(body) * acceleration + resistance(body, moment);
