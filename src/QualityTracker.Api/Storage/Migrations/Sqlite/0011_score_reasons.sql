-- Why a pupil's result does not count, or why the pupil did not sit: a few words, cleared when the pupil is erased.

alter table exam_scores add column reason text;
