import './settings.css';
import { useEffect, useState } from 'react';
import { Alerts } from '../alerts/Alerts';
import { Choice } from '../parts/Choice';
import { Head } from '../parts/Head';
import { LANGUAGES, languageOf } from '../words/languages';
import { useSpeech } from '../words/Speech';
import { useMoreWords } from '../words/use-more-words';
import { useInstall } from './install';

interface SettingsProps {
  readonly embedded: boolean;
  readonly onBack: () => void;
  readonly onArrange: () => void;
}

export function Settings({ embedded, onBack, onArrange }: SettingsProps) {
  const { words, choose } = useSpeech();
  const { settings, alerts } = useMoreWords();
  return (
    <>
      <Head onBack={onBack}>{words.settings}</Head>
      <button type="button" className="button button-edge button-wide" onClick={onArrange}>
        {words.arrange}
      </button>
      <Choice label={settings.language} value={languageOf([words.tag])} options={LANGUAGES} onChange={choose} />
      {!embedded && (
        <section className="au-section">
          <h2>{alerts.title}</h2>
          <Alerts />
        </section>
      )}
      {!embedded && <Install />}
      <Storage />
      <section className="au-section">
        <h2>{settings.moving}</h2>
        <p>{settings.movingWhat}</p>
        <p>{settings.movingLost}</p>
      </section>
    </>
  );
}

function Install() {
  const { settings } = useMoreWords();
  const { installed, ask } = useInstall();
  return (
    <section className="au-section">
      <h2>{settings.install}</h2>
      <p>{installed ? settings.installed : settings.installWhat}</p>
      {!installed && !ask && <p>{settings.installHow}</p>}
      {!installed && ask && (
        <button type="button" className="button button-edge button-wide" onClick={ask}>
          {settings.installNow}
        </button>
      )}
    </section>
  );
}

function Storage() {
  const { settings } = useMoreWords();
  const [kept, setKept] = useState<boolean | null>(null);
  useEffect(() => {
    navigator.storage?.persisted().then(setKept, () => setKept(false));
  }, []);
  if (kept === null) return null;
  return (
    <section className="au-section">
      <h2>{settings.storage}</h2>
      <p>{kept ? settings.stored : settings.notKept}</p>
    </section>
  );
}
