import { setOf, type Scene } from './context.ts';
import { isThin } from './token.ts';

/** Two and three letters that everybody in this work uses. The partnership's own come on top: `allow.abbreviations`. */
const ABBREVIATIONS = setOf(`
  aa ae acc ace acp ad adhd aep afc aim am ap apd asb asd asf bme bst bt btp cad car cawn cc cce cce ccg ccpt cdop ce ceo cfo chi cic cid cin
  cme cp cpd cps cpt crb csa csc cse csp csw cv cya da daf dash dbs dc dcs dds ddv dfe dho dhr di dib dna do dob dpo ds dsa dsl dsp dss dv dvd
  ea ect ed eds eh ehe ehm eis el ep eps er eta ey fao faq fc fe ffp fgm fii fm foi fsm fsw fta ft fyi gcp gdp gov gp gps gv hb hbv hca he
  ho hq hr hsb hv hwb ia iap ic icb icpc ict id idva ifd iro isva it iv jar jd jp ks la lac ld lfe lgb lo lp lpo lsp lsw ma mac mapp mat md
  mh mmr mod mou mp nb nct nd nfa nfs nhs ni nil nmo no nos nqt nrm ns nspcc nvq ok om on op opcc or ot pa pace pc pcc pcso pd pe pep pg ph
  pip pl plo plr pm pn poc pos pp ppn pps ppu pr ps pt pta pto pwits qa qts rag re rep rhc rhi rn roi ros rr rv sa sab sar sb sc scr sd se
  sen sgt sim sin slt smt soc soi sos sp ss st sw taf tac tbc td tba tl tm tna to tv ua uasc uhp uk um up us va vc vcs vi vip vs wd wef wt
  wtg yjs yo yot yp yr ys ytd xl xs mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep oct nov dec bst gmt pdf url doc csv
  pl tq ex tr sms mms usb ip btw imo fwd asap eta lol omg ffs hmo rsl rp tp em hdr hdu icu itu nicu pau cau mau amu lmc sho reg cons paed ent
  mfh misper spoc sro spa slo sio oic fim fic gdv gi ok kg km mm cm ft lb pw pcm pa ppl pax bn so if an as at be by do go he hi is it me my of
  up we oh ie eg nt dr mr ms rd tt tn`);

export interface Initials {
  readonly first: number;
  readonly last: number;
}

/** Two or three capitals that are no abbreviation, or letters with full stops: KT, K.T. Small letters only right before an age. */
export function initialsIn({ tokens, surroundings, harmless }: Scene): Initials[] {
  const found: Initials[] = [];
  const isKnown = (low: string): boolean =>
    ABBREVIATIONS.has(low) || surroundings.allow.abbreviations.has(low);
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.digits !== '') continue;
    const dotted = tokens[at + 1];
    if (
      token.text.length === 1 &&
      token.capital &&
      dotted?.text.length === 1 &&
      dotted.gap === '.' &&
      dotted.digits === '' &&
      dotted.capital
    ) {
      if (!isKnown(token.low + dotted.low) && tokens[at - 1]?.gap !== '.')
        found.push({ first: at, last: at + 1 });
      continue;
    }
    if (token.text.length < 2 || token.text.length > 3 || harmless[at] === 1 || isKnown(token.low)) continue;
    // Part of a number or a reference: XX99, ACT-2611.
    const next = tokens[at + 1];
    if (next && (next.gap === '' || (next.gap === '-' && next.digits !== ''))) continue;
    if (token.gap === '' && at > 0) continue;
    if (token.gap === '-' && at > 0) continue;
    if (token.upper) found.push({ first: at, last: at });
    else if (
      token.text.length === 2 &&
      isAge(tokens, at + 1) &&
      !isThin(token.gap, 0) &&
      isUnspoken(token.low)
    )
      found.push({ first: at, last: at });
    else if (token.text.length === 2 && at === 0 && isAge(tokens, at + 1) && isUnspoken(token.low))
      found.push({ first: at, last: at });
  }
  return found;
}

/** Two letters without a vowel are no word. */
function isUnspoken(low: string): boolean {
  return !/[aeiouy]/.test(low);
}

function isAge(tokens: Scene['tokens'], at: number): boolean {
  const [age, unit] = [tokens[at], tokens[at + 1]];
  if (!age || age.digits === '' || Number(age.digits) > 19) return false;
  return unit !== undefined && /^(?:yo|yr|yrs|m|f|y)$/.test(unit.low);
}
