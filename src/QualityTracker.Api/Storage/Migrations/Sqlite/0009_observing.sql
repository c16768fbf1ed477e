-- What was recorded until now was read by the teachers it names, and stays so.
alter table lesson_observations add column notes text not null default '[]';
alter table lesson_observations add column shared integer not null default 1;
alter table lesson_observations add column reply text;

alter table schools add column bells text not null default '[]';
