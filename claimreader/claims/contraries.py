"""What denials and accusations look like where the cue leaves them open: patterns of plain sentences.

Each template is a regular expression made of the word lists and fragments that `patterns.py` explains; it is matched at
the beginning of a clause, in lower case and without quotation marks.
"""

DISOWNS = (
    # we categorically deny it; none that I am aware of
    r"(?:{own}|{body}|the \w+) {ly}(?:deny|denies)\b",
    r"(?:none|not|nothing) that (?:i|we) (?:am|are|know)\b",
    r"(?:an?|the|{possessive}) (?:\w+ )?{written} {ly}denying\b",
    # we had no hand in it; he had nothing to do with it; she was not involved
    r"{own} {ly}(?:{have}|played|plays|bears?|bore|took)(?: had)? {no}"
    r" (?:(?!(?:in|of|to|for|that)\b)[\w,'-]+ ){{0,5}}?(?:{hands}|{wrongs})\b",
    # somebody else had no hand in it
    r"(?:[\w.',&-]+ ){{1,12}}?(?:had|has|have|played|plays|bears?|took) (?:absolutely )?no"
    r" (?:\w+ ){{0,2}}?{strong_hands}\b",
    r"neither [^;]{{1,60}}? nor [^;]{{1,60}}? (?:had|has|have|played|plays|took) (?:an?|any) (?:\w+ )?{hands}\b",
    r"no (?:[\w.'-]+ ){{1,12}}?(?:had|has|have|played|plays|took) (?:an?|any) (?:\w+ )?{hands}\b",
    r"(?:[\w.'-]+ ){{1,5}}?(?:{have} )?(?:broke|broken|violated|breached|committed) no (?:\w+ )?"
    r"(?:laws?|rules?|crimes?)\b",
    r"{own} (?:could |can )?(?:recall|recalls|recalled|remember|remembers|remembered) no such\b",
    r"{own} {ly}{have} (?:absolutely )?nothing (?:whatsoever )?to do with\b",
    r"{own} (?:know|knows|knew) nothing (?:about|of)\b",
    r"{anybody}{been} {ly}(?:not guilty|innocent(?! until)|not to blame|(?:not|never) involved)\b",
    r"(?:{own}|{body}|[\w-]+(?: [\w-]+){{0,2}}) {do} not have (?:(?:an?|any) )?(?:\w+ )?(?:{hands}|{wrongs})\b",
    r"{own} (?:{have} )?never had (?:(?:an?|any) )?(?:\w+ )?(?:{hands}|{dealings}s?)\b",
    r"(?:[\w.'-]+ ){{1,8}}?(?:not|never) [^.;]{{0,40}}\bso much as\b",
    # she did nothing wrong; he did not break any law
    r"(?:[\w.'-]+ ){{1,8}}?(?:had|has|have) (?:absolutely |really )?nothing (?:at all |whatsoever )?to do with\b",
    r"{anybody}(?:did|done|committed) (?:absolutely )?nothing {improper}\b",
    r"[^;]{{0,90}}\b(?:nobody|no one)\b[^;]{{0,60}} (?:did|done|has done) anything {improper}\b",
    r"(?:there {been} )?nothing {improper}\b(?! with\b)",
    r"{anybody}{did} (?:not|never) (?:violated?|broken?|breached?|commit(?:ted)?) (?:any|a|the law)\b",
    r"{own} (?:{have} )?(?:made|given?|gave|issued|received|said) no such\b",
    r"(?:nothing of the (?:sort|kind)|no such \w+(?: \w+){{0,2}}) (?:ever )?{given}\b",
    # it is not a ploy
    r"(?:[\w.'-]+ ){{1,9}}?{been} {ly}(?:not|never) (?:(?:an?|the|{possessive}) )?(?:[\w']+ )?{ploys}\b",
    r"{own} (?:{have} )?neither (?:\w+ed|{past_forms}) nor\b",
    r"{anybody}{been} (?:not|never) (?:an? )?(?:\w+ )?{wrongdoers}\b",
    r"{own} {been}{not} {guilty}\b",
    r"{own} {been} (?:not|never) an? (?:\w+ )?{parts}\b",
    r"[^.;]{{1,60}} (?:{do} not|never) (?:play|played) (?:a|any) (?:role|part)\b",
    # not once did he see it; it is not possible that it was that
    r"it is (?:not possible|impossible|inconceivable|unthinkable) that\b",
    r"{own} (?:{do} not|never) (?:take|bear|accept|have|took) (?:any |the )?(?:responsibility|blame)\b",
    # our forces did not fire on them; I never said that; we do not target civilians; neither he nor she helped them
    r"(?:{own}|{body}) (?:do|does)(?: \w+ly)? not(?: \w+ly)? (?:{habits}|{misdeeds})\b",
    # we are not targeting anybody; he is not working for them
    r"{anybody}(?:was|were|is|are|been) not {punished} (?:for|because|over)\b",
    r"[^.;]{{1,60}}\b{been} not (?:(?:{possessive}) own|ours|mine|his|hers|theirs)(?:$|[.,;!])",
    r"{they} {been} not what (?:i|we|he|she|they) (?:said|meant|did|wrote)\b",
    r"{own} {been} (?:not|never) (?:\w+ly )?{commanded} by\b",
    r"[^.;]{{1,60}}\b{been} (?:not|never) (?:\w+ed|{commanded}) by"
    r" (?:(?:one|any|anyone|somebody) of )?(?:us\b|{possessive}\b)",
    r"{anybody}(?:was|were|has|have|had) not (?:been )?\w+ (?:knowingly|intentionally|deliberately|on purpose)\b",
    r"no (?:\w+ )?(?:shots?|rounds?|missiles?|rockets?) {been} fired\b",
    # that was not his intent
    r"{anybody}{been} not (?:working|acting|lobbying|spying|speaking) (?:for|with|on behalf)\b",
    # we did not send any of it; nobody said any such thing; they do not remove it for political reasons
    r"(?:{own}|{body}) (?:(?:did|do|does) not|{ly}never) (?!{inward}\b|{giving}\b|do\b)[a-z]{{2,}}"
    r" (?:\w+ )?any(?:one|body|thing)?\b",
    r"{own} {have} not (?!{inward}\b|{giving}\b)[a-z]{{3,}} any(?:one|body|thing)\b",
    r"{own} (?:{have} )?(?:{deeds}|{own_deeds}|{misdeeds}) nothing\b",
    r"(?:(?!(?:said|says|admit(?:s|ted)|acknowledged|that)\b)[\w.'-]+ ){{1,8}}?(?:{did}|do|does|was|were) (?:not|never)"
    r" (?:knowingly|intentionally|deliberately|wilfully|willfully|purposely)\b",
    r"{own} (?:{did} not|never) (?:give|given|gave) [^.;]{{0,40}}"
    r"\b(?:green light|permission|approval|consent|orders?|instructions?)\b",
    r"(?:(?!should\b|must\b)[\w',-]+ ){{1,12}}?(?:not|never) [^.;]{{1,60}}\b(?:for|because of|based on|on) {ulterior}",
    # officers fired no live rounds
    r"(?:{own}|{body}) (?:{have} )?{dealt} no (?!secret|comment|mistake)\w+",
    # nobody told me; no one has listened to your calls
    r"[^.;]{{0,80}}\b(?:nobody|no one) (?:{have} )?(?:ever )?{informed}(?: or \w+)? (?:{object}|to)\b",
    r"[^.;]{{1,80}} (?:{did} )?(?:not|never) (?:ever )?(?:been )?{informed} {object}\b",
    # it did not come from us; the picture is not ours
    r"[^.;]{{1,80}}\bnot(?: come)? (?:from|by) (?:us|me|him|her|them|(?:our|my|his|her|their) \w+)\b",
    # his request is not part of an inquiry; they were not about the vote; the base had not been hit
    r"{anybody}(?:(?:{have}|was|were) not|(?:was |were |{have} )?never) (?:been )?{harms}\b",
    # it never happened; no such order was given; there was no collusion
    r"(?:nothing|no such thing)(?: like that| of the (?:sort|kind))? (?:{have} )?(?:ever )?{happened}\b",
    r"(?:neither|no|none) [^.;]{{1,60}} ever (?:came up|{happened}|existed)\b",
    r"there {been} (?:never |been )*{no} (?:[\w-]+ ){{0,3}}?(?:{wrongs}|{strong_hands}|{dealings}s?)\b",
    r"it {been} not (?:me|us|him|her|them)\b",
    r"(?:[\w'-]+ ){{1,8}}{been} not (?:intentional|deliberate|politically motivated|manipulated|doctored)\b",
    r"(?:it|this|that|he|she|they|i|we)(?: \w+){{0,2}} (?:in no way|by no means|not in any way)\b",
    # it is not our aim to; nothing in it was improper
    r"(?:[\w.'-]+ ){{1,9}}?{been} not {possessive} (?:\w+ )?(?:aim|goal|intent|intention|purpose|policy|practice)\b",
    r"(?:that )?nothing (?:(?!to\b)[\w-]+ ){{0,6}}?{been} (?:ever )?"
    r"(?:{improper}|classified|forged|staged|manipulated)\b",
    # no change in our position; he has not changed his views; they have never been paid by him
    r"{own} {ly}{have} {ly}(?:not|never) {ly}(?:changed|shifted|altered|softened|abandoned|reversed)"
    r" (?:[\w'-]+ ){{0,3}}?(?:positions?|stance|views?|mind|plans?|policy|policies)\b",
    r"(?:{they}|there) {been} no change (?:in|to|of) (?:[\w.'-]+ ){{0,4}}?"
    r"(?:position|policy|stance|plans?|approach|strategy)\b",
    r"{own} {have} (?:not|never)(?: -+ never -+)? been (?:\w+ly )?{commanded} by\b",
    # it never happened; no talks are under way
    r"(?:it|that|this|[\w'-]+ [\w'-]+) (?:(?:{have} )?never|did not) (?:actually )?{happened}\b(?!{again})",
    r"no (?:[\w-]+ ){{1,4}}?{been} (?:occurring|taking place|under way|underway|going on|happening|held|planned)\b",
    r"no (?:[\w-]+ ){{1,4}}?{happened}\b",
)
"""Denials by their words alone: no other sign is asked."""
DENIES = (
    # they were not about the vote
    r"(?:it|they|th(?:is|at|ese|ose)) (?:was|were|had been) (?:not|never) {ly}{purposes}\b",
    # not once did he see it; it is not possible that it was that
    r"(?:not once|at no (?:time|point|stage)|under no circumstances)\b[^.;]{{0,40}}"
    r" (?:{did}|was|were) (?:{own}|{body})\b",
    r"{own} {have} (?:not|never) been {guilty}\b",
    # our forces did not fire on them; I never said that; we do not target civilians; neither he nor she helped them
    r"(?:{own}|{body}) (?:{did}(?: \w+ly)? {never}|{ly}never(?: \w+ly)?) {deeds}\b",
    r"{role} (?:{did}(?: \w+ly)? {never}|{ly}never(?: \w+ly)?) {misdeeds}\b",
    r"(?:{own}|{body}) (?:did|had) not {neglected}\b",
    r"(?:i|we) (?:{did}(?: \w+ly)? {never}|{ly}never(?: \w+ly)?) {own_deeds}\b",
    # we are not targeting anybody; he is not working for them
    r"(?:{own}|{body}) {been} (?:not|never) {ly}{doing}\b(?! (?:down|in|on)\b)",
    # that was not his intent
    r"(?:[\w.'-]+ ){{1,9}}?{been} (?:not|never) (?:(?:an?|the|{possessive}) )?(?:[\w']+ )?{aims}\b",
    # we did not send any of it; nobody said any such thing; they do not remove it for political reasons
    r"{anybody}(?:{did}|{do}) (?:not|never) (?!{inward}\b)[a-z]{{3,}} (?:any |an? )?such\b",
    r"{anybody}(?:{did}|{do}) (?:not|never) [a-z]{{3,}} (?:any|an?) (?:\w+ )?{dealings}s?\b",
    # the gift did not change his vote; the plan does not break the law
    r"[^.;]{{1,80}}\b(?:{do} not|never) (?:change|affect|influence|shape|alter|sway|colou?r)(?:d|ed)?"
    r" {possessive} (?:\w+ )?{judging}s?\b",
    r"[^.;]{{1,100}}\b(?:do|does|did) (?:not|never) (?:amount to|constitute)\b",
    r"(?:n?either|no) [\w' .-]{{1,60}}\bnor [\w' .-]{{1,50}}\b(?:{have} |{been} )?(?:ever )?"
    r"(?:{deeds}|{own_deeds}|{informed})\b",
    r"(?:nobody|no one|none of (?:us|{own}|the \w+))"
    r"(?: (?:(?:associated|connected|affiliated|linked|involved|working) )?(?:at|from|in|of|with|on|to|for)"
    r" [\w' ]{{1,40}}?)?"
    r" (?:{have} |{been} )?(?:ever )?{deeds}s?\b",
    # it did not
    r"{own} (?:{did}|{been}|{do}) not[.,!]?$",
    # his request is not part of an inquiry; they were not about the vote; the base had not been hit
    r"(?:his|her|its|our|their|the) [\w-]+(?: [\w-]+){{0,2}} {been} not {ly}{purposes}\b",
    r"no (?:[\w-]+ ){{1,3}}(?:{been}|{have}) (?:ever |been )?{forgone}\b",
    # it never happened; no such order was given; there was no collusion
    r"no (?:such|one|\w+) (?:\w+ )?{dealings}s? {given}\b",
    r"(?:[\w.'-]+ ){{1,8}}?never (?:came|come|been brought) up\b",
)
OF_SELF = (
    # he did not sign it; he was not rude to anybody; we do not censor it
    r"{self} did not(?: \w+ly)? (?!{inward}\b|{giving}\b|{manner}\b)[a-z]{{2,}}\b(?! yet\b)",
    r"(?!it\b){self} (?:was|were) (?:not|never) (?!{states}\b)[a-z]",
    r"{self} never(?: \w+ly)? (?:said|told|asked)\b",
    # he has never been paid
    r"{self} (?:(?:{have}|is|was|were) )?{ly}never(?: -+ never -+)?(?: \w+ly)? (?:been )?"
    r"(?!{inward}\b)(?:\w+ed|{past_forms})\b",
    r"(?:{possessive} (?:[\w'-]+ ){{1,3}}|{body} )(?:{have} )?never (?:been )?(?!{inward}\b)(?:\w+ed|{past_forms})\b",
)
WHEN_ACCUSED = (
    # he did not sign it; he does not have a copy; he never saw it; none of us were there
    r"{self} (?:{did}|{do}) not(?: \w+ly)? (?:been )?(?!{inward}\b|{giving}\b|{manner}\b)[a-z]{{3,}}\b(?! yet\b)",
    r"{self} {do} not have (?:an?|any)\b",
    r"{self} (?:{have} )?never (?:saw|seen|heard|knew|known|read|received)\b",
    r"{self} {do} not (?:know|remember|recall) (?:about|of|anything|any|ever|that|he|she|they|it|\w+ing)\b",
    r"{self} {been} unaware\b",
    r"{self} {been} not (?!{unsaid}\b)[a-z]{{2,}}ing\b(?! (?:down|in|on)\b)",
    r"{self} {have} no (?:idea|clue|inkling|way of knowing|reason to)\b",
    r"{self} would never (?:have |ever )?(?:{deeds}|{own_deeds}|{misdeeds})\b",
    r"none of (?:us|the|those|these|{possessive})\b[^.;]{{0,60}}\b(?:{been}|{have})\b",
    r"(?:[\w.'-]+ ){{1,6}}(?:{did}(?: \w+ly)? {never}|{ly}never(?: \w+ly)?) (?:{misdeeds}|{neglected})\b",
)
ACCUSES = (
    r"(?!i\b|we\b)(?:[\w'-]+ ){{1,6}}?{been} {ly}(?:lying|a liar|liars|to blame|guilty of|complicit in|behind the)\b",
    r"(?!i\b|we\b)(?:(?!(?:not|never|nobody)\b)[\w'-]+ ){{1,6}}?"
    r"(?:lied|colluded|conspired|molested|sexually assaulted|raped|murdered)\b",
    r".*\bfalse[- ]flag\b",
    r".*\bknowingly (?:and \w+ )?(?:lied|lying|misled|spread)\b",
)
WRONGDOER = (r".*?\b{wrongdoers}\b",)
CLAIM = (r"(?:{modifier}){{0,4}}?{said}(?:$|[,;.]| (?:that|of|about|by|against|made|as|on|over|from|in)\b)",)
NOT = (
    r"(?!if |when |unless |until |you )(?:{own}|{body}|[\w.'-]+(?: [\w.'-]+){{0,2}})"
    r" (?:(?:did|do|does|{been}|had|has|have) not|never)\b",
    r"(?!if |when |unless |until |you )(?:{own}|{body}|[\w.'-]+(?: [\w.'-]+){{0,4}})"
    r" (?:{have}|shows?|showed|contains?) no\b",
    r"(?:{own}|{body}) (?:was|were|is|are|am) (?:innocent|unaware|ignorant)\b",
)
OPENINGS = (
    r"that,?\s(?!(?:{been}|did|does|never|would|will|can)\b)",
    r"{openings}[,:]?\s",
    r"if you [^,]{{1,40}}, ",
    r"(?:i|we) (?:said|responded|replied|answered|explained|told \w+)(?: to \w+)? that\s",
    r"(?:arguing|saying|stating|insisting|claiming|explaining|adding|noting) that\s",
    r"(?:yes|no|so|well|now|look|listen|again|first|second|third|secondly)[,:]\s",
    r"(?:i|we|he|she|they)(?: {been})? (?:\d+% )?{ly}{sure} (?:that )?",
    r"(?:just )?so (?:that )?you (?:understand|know),? |(?:believe|trust) me,? "
    r"|i (?:can|want to) (?:tell|assure) you(?: that)?,? "
    r"|as i (?:said|have said)(?: before)?,? ",
    r"(?:not that it matters|the (?:point|fact|truth|reality) is)(?:,| that| but)?\s",
    r"[^:,.]{{1,40}}:\s",
    r"(?:(?!(?:not|no|cannot|could|should|never)\b)[\w.'-]+ ){{1,8}}?{shows} that ",
)
"""What leads up to what is said."""
