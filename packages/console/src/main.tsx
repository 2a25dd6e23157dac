import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './app/console.tsx';
import { headStart } from './app/head-start.ts';
import { router } from './app/router.ts';

headStart(router);
const root = document.getElementById('console');
if (root === null) throw new Error('The page has no element for the console');
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
