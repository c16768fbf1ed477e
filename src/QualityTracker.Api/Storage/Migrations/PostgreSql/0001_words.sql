-- The few words of SQLite that the stores use and PostgreSQL does not have, so that every statement of the program is one text for both.
-- Values stand as in SQLite: texts in the order of their bytes, whole numbers of 64 bits, bytes. JSON is text.

-- The type in "cast(x as blob)".
create domain blob as bytea;

-- Where a text begins in another, from 1; 0 when it is not there.
create function instr(within text, sought text) returns integer
language sql immutable strict parallel safe
return position(sought in within);

-- What stands at a name, or at a path such as $.content.record, of a JSON text: JSON again, ...
create function json_at(content text, path text) returns text
language sql immutable strict parallel safe
return case when left(path, 1) = '$' then (content::json #> string_to_array(substr(path, 3), '.'))::text else (content::json -> path)::text end;

create operator -> (leftarg = text, rightarg = text, function = json_at);

-- ... or a plain text. A flag and a number come as text too: whoever needs a number casts it.
create function json_text_at(content text, path text) returns text
language sql immutable strict parallel safe
return case when left(path, 1) = '$' then content::json #>> string_to_array(substr(path, 3), '.') else content::json ->> path end;

create operator ->> (leftarg = text, rightarg = text, function = json_text_at);

-- The items of a list, by place, or the members of an object, by name; none of anything else.
create function json_each(content text) returns table (key text, value text)
language plpgsql immutable strict parallel safe
as $$
declare
    whole constant json := content;
begin
    case json_typeof(whole)
        when 'array' then
            return query select (item.place - 1)::text, item.content #>> '{}' from json_array_elements(whole) with ordinality as item (content, place);
        when 'object' then
            return query select member.key, member.value from json_each_text(whole) as member;
        else
            return;
    end case;
end
$$;

create function json_each(content text, path text) returns table (key text, value text)
language sql immutable strict parallel safe
as $$
    select each.key, each.value from json_each(content -> path) as each
$$;

-- Refuses what a trigger is set on, with the reason that the trigger gives.
create function refuse() returns trigger
language plpgsql
as $$
begin
    raise exception '%', tg_argv[0] using errcode = 'integrity_constraint_violation';
end
$$;
