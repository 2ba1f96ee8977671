import type { EngineModel } from '../vehicles/model.ts';

/** W that friction and gas exchange take at `revolutions` a second; a four-stroke engine works in every second one. */
export const dragPower = ({ friction, displacement }: EngineModel, revolutions: number): number =>
  (friction * displacement * revolutions) / 2;

/** W at the crank that the engine has at most at `revolutions` a second. */
export const fullPower = ({ fullLoad, displacement, mostPower }: EngineModel, revolutions: number): number =>
  Math.min(mostPower, (fullLoad * displacement * revolutions) / 2);

/** W of heat in the fuel for `power` at the crank: 0 where the wheels drive the engine, since the fuel is cut off then. */
export const fuelPower = (engine: EngineModel, revolutions: number, power: number): number =>
  Math.max(0, (power + dragPower(engine, revolutions)) / engine.slope);
