import { type ChangeEvent, useState } from 'react';
import { Head } from '../parts/Head';
import { Notice } from '../parts/Notice';
import { useMoreWords } from '../words/use-more-words';
import { type Link, readLink } from './link';
import { pictureReader } from './read-picture';
import { useCamera } from './use-camera';

interface ScanProps {
  readonly onLink: (link: Link) => void;
  readonly onType: () => void;
  readonly onBack: () => void;
}

const textIn = async (file: File): Promise<string | null> => (await pictureReader())(await createImageBitmap(file));

export function Scan({ onLink, onType, onBack }: ScanProps) {
  const { connect } = useMoreWords();
  const [problem, setProblem] = useState<string | null>(null);
  const read = (text: string | null, otherwise: string) => {
    const link = text === null ? null : readLink(text, location.origin);
    if (link) onLink(link);
    else setProblem(otherwise);
  };
  const { video, trouble } = useCamera((text) => read(text, connect.unreadable));

  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    textIn(file).then(
      (text) => read(text, text === null ? connect.notInPicture : connect.unreadable),
      () => setProblem(connect.notInPicture),
    );
  };
  return (
    <>
      <Head onBack={onBack}>{connect.scan}</Head>
      {trouble ? (
        <Notice kind="bad">{trouble === 'blocked' ? connect.cameraBlocked : connect.noCamera}</Notice>
      ) : (
        <>
          <p>{connect.scanWhat}</p>
          <div className="au-camera">
            <video ref={video} muted playsInline aria-hidden="true" />
          </div>
          <output className="au-quiet">{connect.scanning}</output>
        </>
      )}
      {problem && <Notice kind="bad">{problem}</Notice>}
      <label className="button button-edge button-wide au-file">
        {connect.picture}
        <input type="file" accept="image/*" className="for-ears" onChange={take} />
      </label>
      <button type="button" className="button button-wide" onClick={onType}>
        {connect.type}
      </button>
    </>
  );
}
