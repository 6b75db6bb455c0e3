-- Two names that people cannot tell apart are one name (bad inputs, row 65): for alliances, workshops and units, whoever
-- writes them.

-- What is left of a name when width, case, spaces and everything unseen are taken away and letters of other scripts that
-- look like Latin ones, and kana that look like Chinese characters, are folded into one. The pairs are those of Unicode's
-- UTS #39 (confusables.txt) for Cyrillic, Greek and Katakana; digits stay digits: 1 and l are typed for what they are.
CREATE FUNCTION name_skeleton(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(translate(
    regexp_replace(
      normalize(name, NFKC),
      '[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff]', '', 'g'),
    'АВЕЅІЈКМНОРСТУҮХԚԜ' || 'аеѕіјкорсуүхһԁԛԝѵ' || 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ' || 'αγικνορσυ' || 'エカタトニハロー',
    'ABESIJKMHOPCTYYXQW' || 'aesijkopcyyxhdqwv' || 'ABEZHIKMNOPTYX' || 'ayikvopou' || '工力夕卜二八口一'))
$$;

CREATE UNIQUE INDEX "Alliance_name_alike" ON "Alliance" (name_skeleton(name));
CREATE UNIQUE INDEX "Workshop_name_alike" ON "Workshop" (name_skeleton(name));
CREATE UNIQUE INDEX "Unit_name_alike" ON "Unit" (name_skeleton(name));
