/** Marks of a clause that are more than a word of a list. */
export const shapes = [
  'bias', 'due', 'bounded', 'length', 'soon', 'unbounded', 'asked', 'short', 'long', 'first', 'conditionBefore', 'conditionIn', 'conditionOnly', 'dueBefore', 'dueFirst',
  'selfSubject', 'kinSubject', 'selfNearDue', 'result', 'perfective', 'experience', 'willParticle', 'twiceVerb', 'free', 'again', 'youSubject', 'progressive', 'stateByThen', 'contracted', 'selfAct', 'selfTells', 'meet', 'consequence', 'putAct', 'helpOffer', 'laterWord', 'demand', 'placesYours', 'denies', 'bears', 'standing', 'brushOff', 'yourThing', 'youWillGet',
  'act', 'clean', 'cleanDue', 'cleanSelf', 'cleanSelfDue', 'cleanGive', 'cleanGiveDue', 'cleanActDue', 'cleanCondition', 'cleanStrong', 'cleanSoft', 'cleanSoon', 'cleanIndirect', 'cleanYouGet', 'cleanStaffDue', 'cleanSelfAct', 'cleanSelfActDue', 'cleanConsequence', 'cleanTopicDue', 'cleanPlace', 'cleanState', 'besideGive', 'besideDue', 'besideSelf',
] as const;
export type Shape = (typeof shapes)[number];
