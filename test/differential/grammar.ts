import { words } from "../support/words.ts";

/** A text, one character a byte, and whether it is one JSON value with white space around it. */
export type Sample = readonly [text: string, accepted: boolean];

const yes = (...texts: readonly string[]): Sample[] => texts.map((text) => [text, true]);
const no = (...texts: readonly string[]): Sample[] => texts.map((text) => [text, false]);
const utf8 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

/** Every byte, but for the newline, which would end the line. */
const bytes = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).filter(
  (byte) => byte !== "\n",
);

/** RFC 8259, by section. */
export const grammar: Readonly<Record<string, readonly Sample[]>> = {
  "2. white space": [
    ...yes(" 1", "1 ", "\t1", "1\t", "\r1", "1\r ", " \t\r 1 \t\r "),
    ...yes(" [ ] ", "\t[\t]\t", "[ 1 , 2 ]", '{ "a" : 1 , "b" : [ ] }', "[\r1\r]", "{ }", "{\t}"),
    ...yes(`${" ".repeat(100)}1`, `[${"\t".repeat(17)}]`, `{"a":${" ".repeat(65)}1}`),
    ...no("\f1", "1\f", "\v1", "[\f]", "[1\v]", "\x001", "[\x00]", "\x1c1", "1\x1f", "[\b]"),
    // NBSP, next line, line separator, byte order mark, zero width space.
    ...no(...["\u00a0", "\u0085", "\u2028", "\ufeff", "\u200b"].map((space) => utf8(`${space}1`))),
    ...no(...["\u00a0", "\u3000", "\ufeff"].map((space) => utf8(`[${space}]`))),
    ...no("1 2", "[1 2]", "tr ue", "1 .5", "1e 5", "- 1", "nu\tll", '{"a" 1}', '{"a": }'),
    ...no("// a", "1 // a", "/* a */1", "[1,/**/2]", "# a", "1#"),
  ],
  "2. structural characters": [
    ...no("", " ", "[", "]", "{", "}", ":", ",", "[}", "{]", "[[]", "[]]", "{}}", "{{}", "(1)"),
    ...no("[,]", "[1,]", "[,1]", "[1,,2]", "[:]", "[1:2]", "[1;2]", "{,}", "{:}", '{"a":1,}'),
    ...no('{,"a":1}', '{"a":1,,"b":2}', '{"a"::1}', '{"a":1:2}', '{"a",1}', '{"a":,}', '{"a"}'),
    ...no("[]{}", "[][]", "{},", ",{}", "[1],", "<1>", "[1}", '{"a":1]', "[\\]", "\\"),
  ],
  "3. literal names": [
    ...yes("true", "false", "null", "[true,false,null]", '{"true":true}', " true "),
    ...no("True", "TRUE", "False", "FALSE", "Null", "NULL", "None", "nil", "undefined", "yes"),
    ...no("t", "tr", "tru", "truee", "f", "fals", "falsee", "n", "nul", "nulll", "truefalse"),
    ...no("true1", "1true", "nullnull", '"a"null', "true.", "-true", "+null", "tru\\u0065"),
    ...no("NaN", "-NaN", "Infinity", "-Infinity", "inf", "nan", "trüe", "[true false]", "rue"),
    ...no("fal\x00se", "trua", "falsa", "nula", "nukl", "tsue", "fblse"),
  ],
  "4. objects": [
    ...yes("{}", '{"a":1}', '{"":1}', '{"":{"":{}}}', '{"a":1,"b":2}', '{"a":{"b":{"c":{}}}}'),
    ...yes('{"a":[{}]}', '{"a b":1}', '{"\\u0061":1}', '{"\\"":1}', '{"a\\\\":1}', '{"\\n":1}'),
    ...yes('{"__proto__":{}}', '{"constructor":1,"toString":2}', utf8('{"é":1,"😀":2}')),
    // Names SHOULD be unique; a repeated one is a finding, but it is JSON.
    ...yes('{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '{"":1,"":2}', '{"b":{"a":1,"a":2}}'),
    ...yes(`{${Array.from({ length: 70 }, (_, i) => `"k${i}":${i}`).join(",")}}`),
    ...no("{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{true:1}", '{"a":1 "b":2}', '{"a":1;"b":2}'),
    ...no('{"a"=1}', '{"a"=>1}', '{"a":1', '{"a":', '{"a"', '{"a', '{"', '{"a":1}}', "{[]:1}"),
    ...no('{"a":b}', '{a":1}', '{"a:1}', '{""a":1}', '{"a"":1}', '{"a":"b","c"}', '{"a":1,b}'),
    ...no('{"\\x":1}', '{"a\tb":1}', '{"a\\":1}', '{"\\ud83":1}', '{"a\xff":1}', '{"\xc3":1}'),
  ],
  "5. arrays": [
    ...yes("[]", "[1]", "[1,2]", "[[]]", "[[],[]]", "[{},[]]", '["a",1,true,null,{},[]]'),
    ...yes(`[${"1,".repeat(200)}1]`, `${"[".repeat(100)}${"]".repeat(100)}`),
    ...no("[1", "[1,", "[1,2", '["a', '["a"', "[[1]", "[1 true]", '["a" "b"]', "[a]"),
    ...no("[1]]", "[-]", "[+1]", "[.5]", "[1.]", "[01]", "[1,02]", "['a']", "[\"a']", "[1,.]"),
    ...no("[1..2]", "[...]", "[true,flase]", `${"[".repeat(50)}${"]".repeat(49)}`),
  ],
  "6. numbers": [
    ...yes(...words("0 1 9 10 123 1234567890 -0 -1 -10 0.0 0.5 -0.5 1.0 1.25 10.01 0.000")),
    ...yes(...words("1e5 1E5 1e+5 1e-5 1E+05 1e00 0e0 -0e-0 0E+1 1.5e3 1.5E-3 -1.5e+30 1e007")),
    ...yes(...words("1e400 -1e400 1e-400 123456789012345678901234567890 0.1234567890123456789012")),
    ...yes("9".repeat(400), `0.${"0".repeat(400)}1`, `1e${"0".repeat(40)}5`, "[1,-1,1.5,-1e1]"),
    ...no(...words("+1 +0 .5 -.5 1. -1. 0. 01 00 -01 007 1.e5 .e5 e5 1e 1e+ 1e- 1E 1e5.5 1e5e5")),
    ...no(...words("--1 -+1 +-1 - + . 1.2.3 1..2 0x10 0b1 0o7 0X1 1_000 1'000 1f 1n 1L 1d")),
    ...no(
      ...words("1a a1 1-1 1+1 1e1e1 -a -e1 0e 0e+ 0.e1 -00 -0.  00.5 1.5. 1e5. 1e++1 1e--1").filter(
        (text) => text !== "",
      ),
    ),
    ...no(
      utf8("1\u0661"),
      utf8("\u0661"),
      utf8("\uff11"),
      utf8("−1"),
      "1\x00",
      "1\\u0030",
      "1/2",
      "$1",
    ),
  ],
  "7. strings": [
    ...yes('""', '"a"', '" "', '"\'"', '"/"', '"{}[]:,"', '"0"', '"\x7f"', '"// no comment"'),
    ...yes(`"${"a".repeat(15)}"`, `"${"a".repeat(16)}"`, `"${"a".repeat(17)}"`),
    ...yes(`"${"a".repeat(14)}\\\\"`, `"${"a".repeat(15)}\\""`, `"${"a".repeat(31)}\\n"`),
    ...no('"', '"a', 'a"', '"a"b"', "'a'", "`a`", '"a"""', '""""', "\"a'", "a", utf8("“a”")),
    ...no(`"${"a".repeat(15)}`, `"${"a".repeat(16)}`, `"${"a".repeat(64)}`, '"\\"', '"\\\\\\"'),
    ...no('"a" "b"', '"a"+"b"', '"a""b"', 'b"a"', 'u"a"'),
  ],
  "7. control characters": bytes
    .filter((byte) => byte < " ")
    .flatMap((byte) => no(`"${byte}"`, `"abc${byte}def"`, `"${"a".repeat(15)}${byte}"`)),
  "7. escapes": [
    ...bytes
      .filter((byte) => byte !== "u" && byte < "\x80")
      .map((byte): Sample => {
        const isEscape = '"\\/bfnrt'.includes(byte);
        return [`"x\\${byte}y"`, isEscape];
      }),
    ...yes('"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\\\u0061"', '"\\\\\\\\"', '"\\\\n"', '"\\\\\\n"'),
    ...no('"\\\x80"', '"\\\xc3\xa9"', '"\\', '"a\\', '"\\ n"', "\\n", '\\"a"'),
  ],
  "7. unicode escapes": [
    ...yes(
      ...words("0000 0041 00e9 00E9 abcd ABCD aBcD ffff FFFF d7ff e000 2028 feff fffe 007f").map(
        (code) => `"\\u${code}"`,
      ),
    ),
    ...yes('"\\ud83d\\ude00"', '"\\uD83D\\uDE00"', '"\\udbff\\udfff"', '"\\u0061b"', '"\\u00611"'),
    // Surrogates that stand alone are no characters, but JSON's grammar has them (section 8.2).
    ...yes('"\\ud83d"', '"\\ude00"', '"\\ude00\\ud83d"', '"\\ud83dx"', '"\\ud83d\\u0041"'),
    ...yes('"\\ud83d\\ud83d\\ude00"', '"\\ud800\\n"', '{"\\ud83d":1}', '"\\\\ud83d"'),
    ...no(
      ...["", "0", "00", "004", "004g", "g041", "0g41", "00g1", "+041", "-041", " 041", "0 41"].map(
        (code) => `"\\u${code}"`,
      ),
    ),
    ...no('"\\u{41}"', '"\\U0041"', '"\\u00\\u0041"', '"\\u 0041"', '"\\u004\x00"', '"\\u004é"'),
    ...no('"\\ud83d\\u"', '"\\ud83d\\ude0"', '"\\u', '"\\u0041', "\\u0022a\\u0022", '"\\u00/0"'),
    ...no('"\\u00:0"', '"\\u00@0"', '"\\u00G0"', '"\\u00`0"', '"\\u00\x7f0"'),
  ],
  "8.1 UTF-8": [
    ...yes(
      ...["é", "☃", "😀", "\u0080", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "\ufeff"].map(
        (text) => utf8(`"${text}"`),
      ),
    ),
    ...yes(utf8('"\u{10000}"'), utf8('"\u{10ffff}"'), utf8('"\u2028\u2029"'), utf8('"e\u0301"')),
    ...yes(
      utf8(`"${"a".repeat(13)}😀"`),
      utf8(`"${"a".repeat(14)}😀"`),
      utf8(`"${"é".repeat(40)}"`),
    ),
    ...yes(utf8(`"${"a".repeat(15)}é"`), utf8(`"${"☃".repeat(33)}"`), utf8('{"ключ":"значение"}')),
    // Overlong forms, surrogates, beyond U+10FFFF, lone and missing continuations.
    ...no('"\xc0\x80"', '"\xc1\xbf"', '"\xe0\x80\x80"', '"\xe0\x9f\xbf"', '"\xf0\x80\x80\x80"'),
    ...no('"\xf0\x8f\xbf\xbf"', '"\xed\xa0\x80"', '"\xed\xbf\xbf"', '"\xed\xa0\xbd\xed\xb8\x80"'),
    ...no('"\xf4\x90\x80\x80"', '"\xf5\x80\x80\x80"', '"\xf8\x88\x80\x80\x80"', '"\xff"', '"\xfe"'),
    ...no(
      '"\x80"',
      '"\xbf"',
      '"a\x80"',
      '"\xc3"',
      '"\xc3a"',
      '"\xe2\x98"',
      '"\xe2\x98a"',
      '"\xe2"',
    ),
    ...no('"\xf0\x9f\x98"', '"\xf0\x9f\x98a"', '"\xf0\x9f"', '"\xf0"', '"\xc3\xa9\xa9"', '"\xe9"'),
    ...no(`"${"a".repeat(15)}\xc3"`, `"${"a".repeat(16)}\xff"`, '{"\xc0\xaf":1}', "[\xff]", "\xff"),
    ...no("1\x80", "true\xc3\xa9", '"a"\xff', '\xef\xbb"a"', '"\xc3\\u00a9"', '"\xc3\xc3\xa9"'),
  ],
  "2. top-level values": [
    ...yes('"a"', "12", "-1.5e3", "[1]", '{"a":1}').map(([text]): Sample => [`  ${text}  `, true]),
    ...no("abc", "'", "?", "@", "%", "&", "*", "!", "~", "=", ">", "^", "|", ";", "$"),
  ],
};
