/** The body of a car, as far as its motion along a road depends on it. SI units. */
export type BodyModel = {
  /** kg, with a driver of 75 kg. */
  readonly mass: number;
  /** Drag coefficient, and frontal area in m². */
  readonly drag: number;
  readonly frontalArea: number;
  /** N at the wheels, up to where the power limits it. */
  readonly mostForce: number;
  /** The share of the weight on the driven axle, which alone pulls and regains; all four wheels brake. */
  readonly driven: number;
};

/** A traction battery. */
export type BatteryModel = {
  /** J that can be used. */
  readonly capacity: number;
  /** V at rest, and Ω of all cells together. */
  readonly voltage: number;
  readonly resistance: number;
};

/** The electric drive between the battery's terminals and the wheels. */
export type MotorModel = {
  /** W at the wheels. */
  readonly mostPower: number;
  /** W that come back to the terminals at most. */
  readonly mostRegained: number;
  /** The share of the power that passes, from the terminals to the wheels or back. */
  readonly efficiency: number;
};

/**
 * An engine as a Willans line: power from the fuel = (power at the crank + loss) / slope, with the loss growing with the revolutions
 * (L. Guzzella, A. Sciarretta, "Vehicle Propulsion Systems", 3rd ed. 2013, section 3.1.3).
 */
export type EngineModel = {
  /** The marginal efficiency. */
  readonly slope: number;
  /** Pa of mean effective pressure that friction and gas exchange take. */
  readonly friction: number;
  /** m³. */
  readonly displacement: number;
  /** Pa of mean effective pressure at full load. */
  readonly fullLoad: number;
  /** W at the crank. */
  readonly mostPower: number;
  /** Revolutions a second, idling and at most. */
  readonly idle: number;
  readonly top: number;
};
