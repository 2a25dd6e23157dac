/** What the engine says in words, apart from what it decides: who only decides need not carry the texts. */
export { conditionText } from './condition-text.ts';
export { couponSentence } from './coupon-sentence.ts';
export { discountText } from './discount-text.ts';
export type { LeftOutReason } from './language.ts';
export { LANGUAGES, type LanguageTag } from './languages.ts';
export { leftOutText } from './left-out-text.ts';
export { fixText, nextText, reasonText, refusalText, sentence } from './refusal-text.ts';
export type { Reader } from './say.ts';
export { simulationSentence } from './simulation-sentence.ts';
