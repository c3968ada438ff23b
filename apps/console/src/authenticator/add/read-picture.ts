type Source = HTMLVideoElement | ImageBitmap;
/** The text of a QR code in a picture, or null. */
export type ReadPicture = (source: Source) => Promise<string | null>;

/** Not in TypeScript's library yet: https://wicg.github.io/shape-detection-api/ */
interface Detector {
  detect(source: Source): Promise<{ readonly rawValue: string }[]>;
}
interface DetectorType {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}
declare global {
  interface Window {
    readonly BarcodeDetector?: DetectorType;
  }
}

const WIDEST = 800;

async function byBrowser(): Promise<ReadPicture | null> {
  const Detector = window.BarcodeDetector;
  if (!Detector || !(await Detector.getSupportedFormats()).includes('qr_code')) return null;
  const detector = new Detector({ formats: ['qr_code'] });
  return async (source) => (await detector.detect(source))[0]?.rawValue ?? null;
}

async function byScript(): Promise<ReadPicture> {
  const { default: jsQR } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (source) => {
    const [wide, high] =
      source instanceof HTMLVideoElement ? [source.videoWidth, source.videoHeight] : [source.width, source.height];
    if (!context || !wide) return Promise.resolve(null);
    const scale = Math.min(1, WIDEST / Math.max(wide, high));
    canvas.width = Math.round(wide * scale);
    canvas.height = Math.round(high * scale);
    context.drawImage(source, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return Promise.resolve(jsQR(data, width, height)?.data ?? null);
  };
}

/** The browser's own detector where there is one; a script, loaded now, where there is none. */
export const pictureReader = async (): Promise<ReadPicture> => (await byBrowser().catch(() => null)) ?? byScript();
