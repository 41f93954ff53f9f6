import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app.js';

// Without it zod probes for eval, which the content security policy refuses and reports.
z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root"');
createRoot(root).render(<App />);
