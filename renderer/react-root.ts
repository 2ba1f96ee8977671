// React and its renderer, which the build keeps in one file of their own.
export { createRoot } from 'react-dom/client';
