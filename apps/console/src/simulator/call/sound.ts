let audio: AudioContext | null = null;

/** Two tones at once, softly; the page has been pressed before, or the browser stays silent. */
function tone(frequencies: readonly number[], from: number, seconds: number): void {
  audio ??= new AudioContext();
  const start = audio.currentTime + from;
  const volume = audio.createGain();
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.06, start + 0.02);
  volume.gain.setValueAtTime(0.06, start + seconds - 0.04);
  volume.gain.linearRampToValueAtTime(0, start + seconds);
  volume.connect(audio.destination);
  for (const frequency of frequencies) {
    const voice = audio.createOscillator();
    voice.frequency.value = frequency;
    voice.connect(volume);
    voice.start(start);
    voice.stop(start + seconds);
  }
}

/** Rings until the function that it returns is called. */
export function ring(): () => void {
  const once = () => tone([440, 480], 0, 1.6);
  once();
  const timer = setInterval(once, 4000);
  return () => clearInterval(timer);
}

/** A text has come. */
export function chime(): void {
  tone([880], 0, 0.12);
  tone([1175], 0.13, 0.18);
}

/** What the caller says, in the browser's voice for that language where it has one. */
export function speak(text: string, language: string): void {
  if (!('speechSynthesis' in window)) return;
  const words = new SpeechSynthesisUtterance(text);
  words.lang = language;
  speechSynthesis.speak(words);
}

export const hush = (): void => {
  if ('speechSynthesis' in window) speechSynthesis.cancel();
};
