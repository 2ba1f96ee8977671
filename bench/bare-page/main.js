import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

// What every React page costs: the library, one component, one button.
createRoot(document.getElementById('root')).render(
  createElement(
    StrictMode,
    null,
    createElement('header', null, createElement('button', { type: 'button' }, 'Ready')),
  ),
);
