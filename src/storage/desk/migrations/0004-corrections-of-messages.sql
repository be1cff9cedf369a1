-- Corrections name intents and objections too, and texts that were pasted: those are kept with the correction, for nothing else holds them.

alter table label_correction drop constraint label_correction_text_source_check;
alter table label_correction add constraint label_correction_text_source_check check (text_source in ('moments', 'feedback', 'pasted'));
alter table label_correction drop constraint label_correction_label_kind_check;
alter table label_correction add constraint label_correction_label_kind_check check (label_kind in ('polarity', 'emotion', 'intent', 'objection'));
alter table label_correction add column pasted_text text;
alter table label_correction add column speaker text check (speaker in ('customer', 'agent'));
