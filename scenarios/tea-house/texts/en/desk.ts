/** What the service desk says in English, promises included. */
import type { Speech } from '../speech.ts';

export const desk: Speech['desk'] = {
  hellos: ['hello, {agent} [here|speaking]', 'hi, this is {agent} [at One Lamp|from the service desk]', '[thanks|thank you] for [waiting|getting in touch], {agent} here', 'good [morning|afternoon], {agent} [with you|here]', 'hi there, I have [read|seen] your message', 'hello again, {agent} [here|picking this up]', '[sorry for the wait|sorry to keep you], {agent} here'],
  empathy: {
    negative: ['I am [so|really|very] sorry about [this|that]', 'that is [not|hardly] [how it should be|good enough]', 'I would be [upset|annoyed] too', 'you are [right|quite right] to [say so|be cross]', 'sorry for the [trouble|worry|mess]', 'I understand this [matters|was for {who}]', 'that must have [hurt|been frustrating]', 'I [hear|see] you, and I am sorry'],
    neutral: ['[of course|sure|happy to help]', '[good|great] question', 'let me [look|check]', 'no problem [at all|]', 'I can [do|sort] that', '[one|just a] moment'],
    positive: ['that is [lovely|so kind] to hear', '[you made|this makes] our [day|week]', 'thank you for [telling|writing to] us', 'I will [read this out|pass it on] to the team', 'so glad {who} [is happy|enjoyed it]'],
  },
  questions: {
    parcel: ['[could|may] I have the order number', 'is the {city} address [still right|correct]', 'which phone can {carrier} [reach|call] you on', 'have you [checked|asked at] the [locker|front desk]', 'which day do you need it'],
    goods: ['could you send a [photo|picture] [of the box|with the batch code]', 'which order [was it|is it from]', 'how [hot|long] do you brew it', 'would you [prefer|rather have] a new one or a refund', 'how much is left'],
    money: ['could you [share|send] a screenshot of the charge', 'when did you [pay|send it back]', 'was it [WeChat|a card] or Alipay', 'please [send|give me] the company name and tax number', 'the last four digits of the order?'],
    advice: ['do you like it [light or strong|floral or roasted]', 'is it for you or [a gift|{who}]', 'what [budget|price] did you have in mind', 'which [pot|cup] do you have', 'how many [people|guests]', 'when do you need it'],
    thanks: ['how do you brew it', 'which one does {who} like best', 'may we [quote|share] this'],
    idea: ['what size [would suit|do you have in mind]', 'is that for [the office|travel]', 'anything else you would [change|like]', 'would you [test|try] a sample'],
    complaint: ['could you tell me [what happened|how it went]', 'when [was|did] that [happen|]', 'which phone and version is it', 'who did you [speak|talk] to', 'what would [help|put it right] first'],
  },
  answers: {
    parcel: ['I see it in {city}, I have [asked|pushed] {carrier} to [move|release] it', 'the hub is [overloaded|behind], I am [following|watching] it', 'address [updated|changed], they will [ring|call] first', 'I am [sending|shipping] a second parcel by express, keep [both|the first one]', 'it [goes|is going] out on the [first|morning] van', '{city} [usually|normally] takes two to four days'],
    goods: ['a new {p} [goes out|is being packed], no need to [return|post] the old one', 'I am [taking|giving] this batch to our tea master', 'refund or exchange, [your choice|as you like], we pay the postage', 'try {degrees} degrees and {grams} grams, [shorter|ten seconds]', 'I can [return|take off] half the price and you keep it', 'I [opened|filed] a packing report'],
    money: ['the refund [left|was sent], banks take a day or two', 'the double charge of {total} [goes|is going] back to your card', 'the invoice is in your [inbox|email]', 'that payment [did not go|never went] through, the hold [lifts|drops] by itself', 'the name is [fixed|corrected], the old invoice is void'],
    advice: ['I would [start with|try] {p}, it is [softer|rounder]', '{p} likes {degrees} degrees, {grams} grams, [quick|short] infusions', '{q} is more [fragrant|lively], {p} [gentler|lasts longer]', 'for elders most people [choose|pick] {p}', 'the price is the [first picking|hand work], for every day {q} is [better value|plenty]', 'no need to [decide|buy] now, I can [slip in|send] {n} samples', 'the offer [runs|is on] until [Sunday|month end], points count too', 'from {people} boxes there is a company price, samples are free'],
    thanks: ['noted in {agent}\'s file', 'a little [sample|something] goes in your next box', 'I will tell the [tea master|rider|shop]', 'come [by|in] for a cup any time'],
    idea: ['[written down|added] to our idea book, we [read|go through] it every Friday', 'we [tried|looked at] small tins once, the mould is [pricey|the problem]', '[love|like] that, sending it to the product team', '{n} others [asked|wrote] for the same'],
    complaint: ['I [listened to|read] the record, we were [wrong|too slow]', 'it is with [the lead|our developers] now', 'I have [switched off|stopped] the messages', 'you can order by phone meanwhile, same price', 'I will speak to that colleague, you need not [repeat|explain] anything', 'let me [put|explain] the rules in plain words'],
  },
  promises: {
    parcel: ['I will [confirm where it is|write with the new time] {due}', "I'll call you back {due}", 'you will have the new tracking number {due}', 'it will be with you {due}, I promise', 'I will ship a replacement {due}', "I'll get an answer from {carrier} {due}"],
    goods: ['I will send a new {p} {due}', "I'll get back to you with a [decision|plan] {due}", 'you will have our test result {due}', "we'll arrange pickup {due}", 'I will pick the tin myself and post it {due}', "I'll settle the [refund|exchange] {due}"],
    money: ['the money will be back {due}', 'I will send you the transfer slip {due}', 'finance will call you {due}', "you'll have the invoice {due}", "I'll trace the {total} {due}"],
    advice: ["I'll send the quote {due}", 'the sample will reach you {due}', "I'll have [two|three] proposals for you {due}", 'I will check [stock|engraving] and tell you {due}'],
    thanks: ['I will post you a sample {due}'],
    idea: ['I will [reply|let you know] {due}', "I'll ask the product team and write {due}"],
    complaint: ['my manager will call you {due}', 'you will have a written answer {due}', "I'll message you {due} once it is fixed", "I'll come back to you {due}", 'someone in charge will contact you {due}'],
  },
  offhand: ['[that is|it is] {carrier}, not us', 'those are the rules', 'please calm down [first|]', 'did you maybe [brew|type] it wrong', 'just [wait|be patient]', 'nobody else [complained|has this]', 'it is all on the page', 'I can only [log|note] it', '[noted|ok noted]'],
  kept: {
    parcel: ['as promised: it is [out|on the van] now, the [rider|driver] [calls|arrives] this afternoon', 'here is the number I promised, [ends in|number] {order}', '{carrier} confirms {city} [today|tomorrow morning]', 'calling back as agreed, your parcel is at the [locker|door]'],
    goods: ['the new {p} [left|went out], double [wrapped|padded]', 'our tea master [tried|tasted] it: [over-roasted|damp], full refund', 'pickup is booked for [tonight|tomorrow]', 'as [agreed|promised], here is the plan: [a new one|half back]'],
    money: ['the refund is [out|sent], slip attached', 'your invoice is [there|in the inbox], please check', 'finance [confirms|found] the {total}, it goes back today'],
    advice: ['your quote is ready, [three|two] price levels', 'sample [posted|on its way], {city} by the [weekend|day after tomorrow]'],
    thanks: ['the [sample|little gift] is in, look [under the lid|in the box]'],
    idea: ['the team [talked|decided]: a trial [run|batch] next year, one is yours', 'your idea [passed|was discussed], thank you'],
    complaint: ['my manager asked me to [say sorry first|start with sorry], here is what [changes|we changed]', 'our developer [fixed|found] it, [could|would] you try again', 'the written answer is in your [email|WeChat], as promised'],
  },
  sorry: ['I am sorry, it [slipped|got away from me] yesterday', 'that was my [fault|mistake], [doing it|on it] now', 'the handover [went wrong|dropped it], [fixing|sorting] it now', 'I [missed|did not keep] what I promised, [no excuse|forgive me]', 'I am still waiting for [an answer|the warehouse], please give me [a day|until tomorrow]'],
  goodbyes: ['[write|message] any time', 'have a [good|lovely] [evening|day]', 'enjoy your tea', 'stay [warm|dry]', 'give our best to {who}', 'hope to see you at {store}', 'take care', 'have a good weekend'],
};
