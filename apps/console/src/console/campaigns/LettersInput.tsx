import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import { useState } from 'react';

export interface Letter {
  readonly locale: string;
  readonly subject: string;
  readonly text: string;
}
interface Props {
  letters: readonly Letter[];
  onChange: (letters: readonly Letter[]) => void;
  error: string | null;
}

const languages = new Intl.DisplayNames(['en'], { type: 'language' });

/** One mail a language; each person gets it in theirs. */
export function LettersInput({ letters, onChange, error }: Props) {
  const [locale, setLocale] = useState('en');
  const letter = letters.find((one) => one.locale === locale);
  if (!letter) return null;
  const change = (part: Partial<Letter>) => onChange(letters.map((one) => (one.locale === locale ? { ...one, ...part } : one)));
  return (
    <Box sx={{ display: 'grid', gap: 2, maxWidth: 760 }}>
      <Tabs value={locale} onChange={(_, next: string) => setLocale(next)} aria-label="Language of the mail" variant="scrollable">
        {letters.map((one) => (
          <Tab key={one.locale} value={one.locale} label={languages.of(one.locale)} />
        ))}
      </Tabs>
      {error && <Alert severity="error">{error}</Alert>}
      <TextField label="Subject" required value={letter.subject} onChange={({ target }) => change({ subject: target.value })} />
      <TextField
        label="Text"
        required
        multiline
        minRows={7}
        value={letter.text}
        onChange={({ target }) => change({ text: target.value })}
        helperText="{name}, {organisation}, {due} and {link} are filled in. {link} is the sign-in page and has to be there."
      />
    </Box>
  );
}
