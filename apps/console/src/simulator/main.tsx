import { createRoot } from 'react-dom/client';
import '../design/tokens.css';
import '../design/controls.css';
import './accounts.css';
import './phone.css';
import './simulator.css';
import './texts.css';
import { DemoPhones } from './DemoPhones';

const root = document.getElementById('root');
if (root) createRoot(root).render(<DemoPhones />);
