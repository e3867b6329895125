/** Cyrillic and Greek letters, and a few others, that look like Latin ones. Each string pairs them off: look-alike, Latin. */
const PAIRS = [
  'АAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУYҮYԌGԜWԚQѴV',
  'аaсcеeһhіiјjоoрpѕsхxуyԁdԛqԝwѵvкkмmтtвbнhғfгrпnьbзe',
  'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϹC',
  'αaεeιiκkνvοoρpτtυuχxγyηnωwβbςsϲc',
  'ıiłlŁLøoØOđdĐDħhŧtɑaɡgɩiʏyᴋkꞮI',
];

export const HOMOGLYPHS: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap((line) => {
    const letters = [...line];
    return letters.flatMap((letter, at): [string, string][] =>
      at % 2 === 0 ? [[letter, letters[at + 1] ?? letter]] : [],
    );
  }),
);
