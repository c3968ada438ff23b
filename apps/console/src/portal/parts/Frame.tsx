import { type ReactNode } from 'react';
import { GlobePicture, Mark } from '../../design/pictures';
import { useSession } from '../Session';
import { isLanguage, LANGUAGES } from '../words/language';
import { useSpeech } from '../words/Speech';
import { EndsSoon } from './EndsSoon';

/** The sheet that every step lies on: whose page this is and in which language above it, small print below it. */
export function Frame({ children, wide = false }: { readonly children: ReactNode; readonly wide?: boolean }) {
  const { settings } = useSession();
  const { w } = useSpeech();
  return (
    <div className={wide ? 'frame frame-wide' : 'frame'}>
      <header className="owner">
        <Mark />
        <span className="owner-name">{settings.organisation}</span>
        <LanguageChoice />
      </header>
      <main className="sheet">
        <EndsSoon />
        {children}
      </main>
      <footer className="below">
        {settings.demo && (
          <p>
            {w.frame.demo} <a href="/simulator">{w.frame.demoPhones}</a>
          </p>
        )}
        <p>{w.frame.protectedBy}</p>
      </footer>
    </div>
  );
}

function LanguageChoice() {
  const { w, language, choose } = useSpeech();
  return (
    <label className="tongue">
      <GlobePicture />
      <span className="for-ears">{w.frame.language}</span>
      <select value={language} onChange={({ target }) => isLanguage(target.value) && choose(target.value)}>
        {Object.entries(LANGUAGES).map(([code, { name }]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
