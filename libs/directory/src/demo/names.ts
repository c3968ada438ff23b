/** Names of the demo organisation's people: several scripts, each with the spelling that its login is made of. */
export interface NameStock {
  readonly country: string;
  readonly language: string;
  /** Office numbers from ranges set aside for fiction; null where a country has none. */
  readonly phone: ((index: number) => string) | null;
  /** The family name stands first, with no space. */
  readonly familyFirst?: true;
  readonly given: readonly (readonly [written: string, latin: string])[];
  readonly family: readonly (readonly [written: string, latin: string])[];
}

const pairs = (text: string): (readonly [string, string])[] =>
  text.split(' ').map((pair) => {
    const [written = '', latin = written.toLowerCase()] = pair.split('/');
    return [written, latin];
  });
const two = (index: number): string => String(index % 100).padStart(2, '0');

export const NAME_STOCKS: readonly NameStock[] = [
  {
    country: 'DE',
    language: 'de',
    phone: (index) => `+49 30 23125 ${String(index % 1000).padStart(3, '0')}`,
    given: pairs('Jürgen/juergen Käthe/kaethe Lukas Sören/soeren Anneliese Björn/bjoern'),
    family: pairs('Müller/mueller Groß/gross Schäfer/schaefer Vogt Köhler/koehler Brandt'),
  },
  {
    country: 'US',
    language: 'en-US',
    phone: (index) => `+1 212 555 01${two(index)}`,
    given: pairs('Grace Marcus Olivia Darnell Hannah Wyatt'),
    family: pairs("Turner Reyes O'Neil/oneil Washington Baker Nguyen"),
  },
  {
    country: 'GB',
    language: 'en-GB',
    phone: (index) => `+44 20 7946 00${two(index)}`,
    given: pairs('Imogen Callum Priya Siân/sian Rhys Nadia'),
    family: pairs('Ashworth Patel Llewellyn Okonkwo Fraser Hughes'),
  },
  {
    country: 'FR',
    language: 'fr',
    phone: (index) => `+33 1 99 00 ${two(index)} 01`,
    given: pairs('Chloé/chloe Étienne/etienne Maëlle/maelle Benoît/benoit Aïcha/aicha Loïc/loic'),
    family: pairs('Lefèvre/lefevre Dubois Béranger/beranger Diallo Garçon/garcon Marchand'),
  },
  {
    country: 'SE',
    language: 'sv',
    phone: (index) => `+46 8 465 004 ${two(index)}`,
    given: pairs('Åsa/asa Göran/goran Elin Mårten/marten Linnéa/linnea Oskar'),
    family: pairs('Åkesson/akesson Sjöberg/sjoberg Lindgren Öberg/oberg Nyström/nystrom Holm'),
  },
  {
    country: 'PL',
    language: 'pl',
    phone: null,
    given: pairs('Łukasz/lukasz Żaneta/zaneta Paweł/pawel Małgorzata/malgorzata Jan Zofia'),
    family: pairs('Wójcik/wojcik Kowalska Żak/zak Dąbrowski/dabrowski Śliwa/sliwa Nowak'),
  },
  {
    country: 'BG',
    language: 'bg',
    phone: null,
    given: pairs('Иван/ivan Мария/maria Димитър/dimitar Елена/elena Георги/georgi Цветана/tsvetana'),
    family: pairs('Петров/petrov Иванова/ivanova Стоянов/stoyanov Николова/nikolova Щерев/shterev'),
  },
  {
    country: 'GR',
    language: 'el',
    phone: null,
    given: pairs('Γιώργος/giorgos Ελένη/eleni Νίκος/nikos Άννα/anna Κωνσταντίνος/konstantinos'),
    family: pairs('Παπαδόπουλος/papadopoulos Οικονόμου/oikonomou Γεωργίου/georgiou Δήμας/dimas'),
  },
  {
    country: 'JP',
    language: 'ja',
    phone: null,
    familyFirst: true,
    given: pairs('美咲/misaki 健太/kenta さくら/sakura 大輔/daisuke 陽子/yoko'),
    family: pairs('佐藤/sato 高橋/takahashi 渡辺/watanabe 小林/kobayashi 𠮷田/yoshida'),
  },
  {
    country: 'TW',
    language: 'zh-Hant-TW',
    phone: null,
    familyFirst: true,
    given: pairs('雅婷/yating 志明/chihming 淑芬/shufen 家豪/chiahao'),
    family: pairs('陳/chen 林/lin 黃/huang 張/chang 鄭/cheng'),
  },
  {
    country: 'KR',
    language: 'ko',
    phone: null,
    familyFirst: true,
    given: pairs('은지/eunji 민수/minsu 서연/seoyeon 지훈/jihoon'),
    family: pairs('김/kim 이/lee 박/park 최/choi'),
  },
  {
    country: 'EG',
    language: 'ar',
    phone: null,
    given: pairs('فاطمة/fatma محمد/mohamed ليلى/layla خالد/khaled'),
    family: pairs('حسن/hassan السيد/elsayed إبراهيم/ibrahim منصور/mansour'),
  },
];
