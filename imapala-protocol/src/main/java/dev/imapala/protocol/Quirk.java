package dev.imapala.protocol;

/**
 * Something that servers do otherwise than the grammar says, and that is put up with. It is named for what is done, not
 * for who does it: every deviation is tolerated from every server, counted by its kind, and told to whoever listens.
 *
 * <p>What a response means does not depend on whether somebody listens. RFC 9051 section 9
 */
public enum Quirk {
    // lines
    /** NUL octets stand before a response: they are passed over. */
    LEADING_NULS,
    /** A line, or the header of a literal, ends in LF without CR. */
    BARE_LINE_FEED,
    /** A line ends in CR without LF. */
    BARE_CARRIAGE_RETURN,
    /** A line is empty: it is passed over. */
    EMPTY_LINE,
    /** A response goes on in the next line, outside of a literal: the lines are joined. */
    BROKEN_LINE,
    /** A line is neither tagged, nor untagged, nor a continuation: it is kept as it came. */
    UNFRAMABLE_LINE,
    /** A response is over a limit: it is passed over. */
    OVERSIZE_RESPONSE,

    // tokens
    /** Several spaces stand where one should: they count as one. */
    DOUBLED_SPACES,
    /** A space stands before the end of a line: it is passed over. */
    SPACE_AT_END,
    /** A space stands behind an opening parenthesis, or before a closing one: it is passed over. */
    SPACE_IN_PARENTHESES,
    /** A space stands between addresses, or between the parts of a body structure: it is passed over. */
    SPACE_BETWEEN_LISTS,
    /** A quote in a quoted string is not escaped: the string ends at a quote that something can follow. */
    UNESCAPED_QUOTE,
    /** A backslash before the last quote of a list is meant as a backslash, and the string ends. */
    BACKSLASH_AT_END,
    /** Text is not in UTF-8: it is read as ISO 8859-1, octet by octet. */
    NOT_UTF8,
    /** {@code ()} stands for NIL. */
    EMPTY_LIST_FOR_NIL,
    /** A number is 0 that must not be: it is unknown. */
    ZERO_NUMBER,
    /** A number is negative: it is unknown. */
    NEGATIVE_NUMBER,
    /** A number has decimals or an exponent: it is rounded. */
    DECIMAL_NUMBER,
    /** A number is larger than such numbers can be: it is unknown. */
    HUGE_NUMBER,
    /** The size of a literal begins with zeros. */
    PADDED_LITERAL_SIZE,

    // responses
    /** A {@code +} has no space behind it. */
    CONTINUATION_WITHOUT_SPACE,
    /** A status has no text, and no space for it. */
    TEXT_MISSING,
    /** A response code comes without a status before it: it is read as one of OK. */
    CODE_WITHOUT_STATUS,
    /** The brackets behind a status hold no response code: they are text. */
    BRACKETS_WITHOUT_CODE,
    /** A response code has no closing bracket: it ends with the line. */
    CODE_WITHOUT_END,
    /** A known response code has arguments that it cannot have: they are kept as they came. */
    DEFECTIVE_CODE,
    /** What stands among capabilities is no word: it is passed over. */
    DEFECTIVE_CAPABILITY,
    /** Something stands behind the end of a response: it is passed over. */
    SURPLUS,
    /** A response of a known kind is not in its form: it is passed over, and the next one read. */
    DEFECTIVE_RESPONSE,

    /** VANISHED comes without its set, or with half of one: nobody knows what has vanished. */
    SET_MISSING,

    // mailboxes
    /** The name of a mailbox should be quoted and is not: it runs to the end of the line, or to the last list. */
    UNQUOTED_NAME,
    /** What stands among the attributes of a mailbox is no attribute: it is passed over. */
    DEFECTIVE_ATTRIBUTE,
    /** An item of STATUS has a value that it cannot have: it is kept as it came. */
    DEFECTIVE_STATUS_ITEM,
    /** What an extended LIST tells besides is known and not in its form: it is kept as it came. */
    DEFECTIVE_LIST_ITEM,
    /** Data of ESEARCH stand in parentheses of their own. */
    SEARCH_DATA_IN_PARENTHESES,

    // flags
    /** A flag is a quoted string. */
    QUOTED_FLAG,
    /** NIL stands among flags, addresses or languages: it is passed over. */
    NIL_IN_LIST,
    /** A flag has characters that a flag cannot have, such as brackets: they are kept. */
    ODD_FLAG,
    /** What stands among flags is no flag: it is passed over. */
    DEFECTIVE_FLAG,

    // FETCH
    /** An item of FETCH stands in parentheses of its own. */
    ITEM_IN_PARENTHESES,
    /** An item of FETCH is known and not in its form: it is kept as it came, and the others are right. */
    DEFECTIVE_ITEM,
    /** A FETCH response breaks off or goes on where it should end: what stands before the defect is right. */
    DEFECTIVE_FETCH,
    /** NIL stands for something that cannot be NIL: it is unknown, or empty. */
    NIL_FOR_VALUE,
    /** The origin of a partial comes with its length. */
    ORIGIN_WITH_LENGTH,
    /** A quota root has no list of resources: nothing is limited. */
    QUOTA_WITHOUT_LIST,
    /** A date is not in its form, but clear. */
    ODD_DATE,
    /** A date is in its form, and there is no such moment: it is unknown. */
    IMPOSSIBLE_DATE,

    // envelopes
    /** An envelope has fewer fields than ten: they are told apart by their types. */
    FIELD_MISSING,
    /** Sender or Reply-To is missing, where a server has to put From; or From is, and Sender takes its place. */
    SENDER_MISSING,
    /** An address has more than four fields: the last three are route, mailbox and host, the others its name. */
    LONG_ADDRESS,
    /** The name of an address is the address, and the mailbox is the name: they are swapped. */
    SWAPPED_ADDRESS,
    /** Angle brackets are left in an address: they are taken off. */
    BRACKETED_ADDRESS,
    /** A word such as {@code MISSING_DOMAIN} stands for a part of an address that is missing: it is taken off. */
    PLACEHOLDER,
    /** An address has no host, and is in no group. */
    HOST_MISSING,
    /** A group of addresses has no end, or begins inside another: it ends with the list. */
    GROUP_WITHOUT_END,

    // body structures
    /** A multipart has no parts, in one of several shapes. */
    CHILDLESS_MULTIPART,
    /** A multipart is written as a single part: it is one of type {@code multipart}. */
    MULTIPART_AS_PART,
    /** A part that is a message has no envelope and no body. */
    NESTED_MESSAGE_MISSING,
    /** A part has one word for type and subtype: the other is guessed. */
    MEDIA_TYPE_HALVED,
    /** The media type of a part is NIL: it is {@code application/octet-stream}. */
    MEDIA_TYPE_NIL,
    /** A text has no number of lines: it is unknown. */
    LINES_MISSING,
    /** What is no text has a number of lines: it is passed over. */
    STRAY_LINES,
    /** A disposition is a string, or lacks its type or its parameters. */
    ODD_DISPOSITION,
    /** Disposition, language and description stand in each other's places: they are told apart by their types. */
    EXTENSION_MISPLACED,
    /** The last parameter has no value: it is empty. */
    ODD_PARAMETERS,
    /** The encoding of a part is NIL, an atom, or has spaces around it. */
    ODD_ENCODING,

    // what a session tolerates
    /** A {@code +} comes that nobody awaits: it is passed over. */
    UNAWAITED_CONTINUATION,
    /** A tagged response belongs to no command: it is passed over. */
    UNKNOWN_TAG,
    /** A message that was never announced is expunged: sequence numbers mean nothing until the mailbox is read again. */
    EXPUNGE_BEYOND_EXISTS,
    /** Data come of a message that was never announced. */
    NUMBER_BEYOND_EXISTS,
    /** The name of a mailbox in LIST begins or ends with the hierarchy delimiter: it is taken off. */
    DELIMITER_AT_EDGE,
    /** A mailbox in LIST has an empty name: it is passed over. */
    EMPTY_NAME
}
