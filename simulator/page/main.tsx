import { createRoot } from 'react-dom/client';
import 'adaptivecards/lib/adaptivecards.css';
import 'slack-blocks-to-jsx/dist/style.css';
import './page.css';
import './pane.css';
import './who.css';
import './messages.css';
import './overlay.css';
import './composer.css';
import './teams/teams.css';
import './teams/card.css';
import './teams/app-menu.css';
import './slack/slack.css';
import './slack/elements.css';
import './slack/home.css';
import { App } from './app.tsx';
import { openStream } from './live.ts';

const place = document.getElementById('page');
if (place) {
  openStream();
  createRoot(place).render(<App />);
}
