import { createRoot } from 'react-dom/client';
import '../design/tokens.css';
import '../design/controls.css';
import './simulator.css';
import './start/start.css';
import './phone/phone.css';
import './phone/thread.css';
import './call/call.css';
import './mail/mail.css';
import { DemoPhones } from './DemoPhones';

const root = document.getElementById('root');
if (root) createRoot(root).render(<DemoPhones />);
