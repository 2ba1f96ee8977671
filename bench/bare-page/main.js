import { createElement, Fragment, useEffect } from 'react';
import { createRoot } from 'react-dom/client';

const noteOnceSeen = () => {
  requestAnimationFrame(() => setTimeout(() => performance.mark('first view')));
};

const Rendered = () => {
  useEffect(noteOnceSeen, []);
  return null;
};

// What every React page costs: the library, one component, one button; and the note when that is on the screen, as the product takes it.
createRoot(document.getElementById('root')).render(
  createElement(
    Fragment,
    null,
    createElement('header', null, createElement('button', { type: 'button' }, 'Ready')),
    createElement(Rendered),
  ),
);
