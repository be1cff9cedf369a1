/** What the service desk says in English, promises included. */
import type { Speech } from '../speech.ts';

export const desk: Speech['desk'] = {
  hellos: ['hello, {agent} [here|speaking]', 'hi, this is {agent} [at One Lamp|from the service desk]', '[thanks|thank you] for [waiting|getting in touch], {agent} here', 'good [morning|afternoon], {agent} [with you|here]', 'hi there, I have [read|seen] your message', 'hello again, {agent} [here|picking this up]', '[sorry for the wait|sorry to keep you], {agent} here'],
  empathy: {
    negative: ['I am [so|really|very] sorry about [this|that]', 'that is [not|hardly] [how it should be|good enough]', 'I would be [upset|annoyed] too', 'you are [right|quite right] to [say so|be cross]', 'sorry for the [trouble|worry|mess]', 'I understand this [matters|was important]', 'that must have [hurt|been frustrating]', 'I [hear|see] you, and I am sorry'],
    neutral: ['[of course|sure|happy to help]', '[good|great] question', 'let me [look|check]', 'no problem [at all|]', 'I can [do|sort] that', '[one|just a] moment'],
    positive: ['that is [lovely|so kind] to hear', '[you made|this makes] our [day|week]', 'thank you for [telling|writing to] us', 'I will [read this out|pass it on] to the team', 'so glad you [are happy|enjoyed it]', 'words like these [keep us going|are why we do it]', '[oh|ah], how [nice|kind] of you', 'this goes [on the wall|round the whole team]'],
  },
  offhand: ['[that is|it is] {carrier}, not us', 'those are the rules', 'please calm down [first|]', 'did you maybe [brew|type] it wrong', 'just [wait|be patient]', 'nobody else [complained|has this]', 'it is all on the page', 'I can only [log|note] it', '[noted|ok noted]'],
  sorry: ['I am sorry, it [slipped|got away from me] yesterday', 'that was my [fault|mistake], [doing it|on it] now', 'the handover [went wrong|dropped it], [fixing|sorting] it now', 'I [missed|did not keep] what I promised, [no excuse|forgive me]', 'I am still waiting for [an answer|the warehouse], please give me [a day|until tomorrow]'],
  goodbyes: ['[write|message] any time', 'have a [good|lovely] [evening|day]', 'enjoy your tea', 'stay [warm|dry]', 'give our best to the family', 'hope to see you at {store}', 'take care', 'have a good weekend'],
};
