import { createRoot } from 'react-dom/client';
import '../design/tokens.css';
import '../design/controls.css';
import './fields.css';
import './cards.css';
import './frame.css';
import './steps.css';
import './proof.css';
import './home.css';
import { PortalApp } from './PortalApp';

const root = document.getElementById('root');
if (root) createRoot(root).render(<PortalApp />);
