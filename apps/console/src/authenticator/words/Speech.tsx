import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from 'react';
import { speakLanguage } from '../../graphql/client';
import type { Words } from './en';
import { type Language, languageOf, loadWords } from './languages';

/** The portal's key: a language chosen there counts here, and the other way round. */
const KEY = 'tessera.language';

interface Speech {
  readonly words: Words;
  readonly choose: (language: Language) => void;
}
const Context = createContext<Speech | null>(null);

function remembered(): string[] {
  try {
    return [localStorage.getItem(KEY) ?? ''];
  } catch {
    return [];
  }
}

export function SpeechProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(() => languageOf([...remembered(), ...navigator.languages]));
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    let gone = false;
    loadWords(language).then(
      (loaded) => {
        if (gone) return;
        speakLanguage(language);
        startTransition(() => setWords(loaded));
      },
      // The page stays readable in the language that it has.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [language]);

  const choose = (chosen: Language) => {
    setLanguage(chosen);
    try {
      localStorage.setItem(KEY, chosen);
    } catch {
      // A browser may refuse to remember; the page is in the chosen language all the same.
    }
  };
  if (!words) return <span className="turning" aria-hidden="true" />;
  return <Context value={{ words, choose }}>{children}</Context>;
}

export function useSpeech(): Speech {
  const speech = useContext(Context);
  if (!speech) throw new Error('useSpeech is used outside SpeechProvider');
  return speech;
}
export const useWords = (): Words => useSpeech().words;
