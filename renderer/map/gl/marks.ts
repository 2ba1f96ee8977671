import styles from './marks.module.css';

const SVG = 'http://www.w3.org/2000/svg';

type Shape = {
  readonly tag: 'path' | 'circle';
  readonly className: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
};

/** A mark on the map that a screen reader can name. */
const mark = (size: number, viewBox: string, shapes: readonly Shape[]): HTMLElement => {
  const element = document.createElement('div');
  element.setAttribute('role', 'img');
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', viewBox);
  drawing.setAttribute('width', String(size));
  drawing.setAttribute('height', String(size));
  drawing.setAttribute('aria-hidden', 'true');
  for (const { tag, className, attributes } of shapes) {
    const shape = document.createElementNS(SVG, tag);
    if (className !== undefined) shape.setAttribute('class', className);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    drawing.append(shape);
  }
  element.append(drawing);
  return element;
};

/** The car: an arrow in a halo, pointing where it heads. */
export const carMark = (): HTMLElement => {
  const element = mark(88, '-48 -48 96 96', [
    { tag: 'circle', className: styles.halo, attributes: { r: '44' } },
    { tag: 'circle', className: styles.disc, attributes: { r: '30' } },
    { tag: 'path', className: styles.arrow, attributes: { d: 'M0 -20 L14.5 15 L0 7.5 L-14.5 15 Z' } },
  ]);
  element.classList.add(styles.car ?? '');
  return element;
};

/** The destination: a pin whose tip is the place. */
export const destinationMark = (): HTMLElement => {
  const element = mark(72, '-36 -66 72 72', [
    {
      tag: 'path',
      className: styles.pin,
      attributes: { d: 'M0 0 C-9 -13 -22 -22 -22 -38 A22 22 0 1 1 22 -38 C22 -22 9 -13 0 0 Z' },
    },
    { tag: 'circle', className: styles.pinCore, attributes: { cy: '-38', r: '8' } },
  ]);
  element.classList.add(styles.destination ?? '');
  return element;
};
