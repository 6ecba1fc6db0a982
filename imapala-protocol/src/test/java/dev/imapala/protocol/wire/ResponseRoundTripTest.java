package dev.imapala.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.Capabilities;
import dev.imapala.protocol.GmailLabel;
import dev.imapala.protocol.MailboxAttribute;
import dev.imapala.protocol.MailboxName;
import dev.imapala.protocol.MailboxStatus;
import dev.imapala.protocol.Namespace;
import dev.imapala.protocol.Namespaces;
import dev.imapala.protocol.NumberList;
import dev.imapala.protocol.NumberSet;
import dev.imapala.protocol.Rights;
import dev.imapala.protocol.Seeds;
import dev.imapala.protocol.StatusItem;
import dev.imapala.protocol.Uid;
import dev.imapala.protocol.UidMapping;
import dev.imapala.protocol.UidSet;
import dev.imapala.protocol.fetch.Address;
import dev.imapala.protocol.fetch.BodyStructure;
import dev.imapala.protocol.fetch.BodyStructure.Extension;
import dev.imapala.protocol.fetch.Envelope;
import dev.imapala.protocol.fetch.FetchItem;
import dev.imapala.protocol.fetch.FetchedMessage;
import dev.imapala.protocol.response.Acl;
import dev.imapala.protocol.response.ExtendedItem;
import dev.imapala.protocol.response.GrantableRights;
import dev.imapala.protocol.response.MailboxListing;
import dev.imapala.protocol.response.Quota;
import dev.imapala.protocol.response.Response;
import dev.imapala.protocol.response.ResponseCode;
import dev.imapala.protocol.response.ResponseText;
import dev.imapala.protocol.response.Status;
import dev.imapala.protocol.response.Untagged;
import dev.imapala.protocol.search.MessageThreads;
import dev.imapala.protocol.search.SearchData;
import dev.imapala.protocol.search.SearchResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of a response reads as the same response. */
class ResponseRoundTripTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void responsesReadAsTheyWereWritten(boolean utf8) {
        Responses responses = new Responses(Seeds.random("responses, UTF-8 " + utf8), utf8);
        for (int round = 0; round < 2_500; round++) {
            check(responses.response(), utf8);
        }
    }

    private static void check(Response response, boolean utf8) {
        Bytes octets = ResponseSerializer.serialize(response, utf8);
        List<Object> values = Peer.of(false).feed(octets).values();
        if (values.size() != 1
                || !values.get(0).equals(response)
                || !Dump.of(values.get(0)).equals(Dump.of(response))) {
            assertThat(values.stream().map(Dump::of))
                    .as("what is read of %s", Dump.quoted(octets))
                    .containsExactly(Dump.of(response));
        }
    }

    /** Makes responses at random. */
    private static final class Responses extends Generator {
        private final boolean utf8;

        Responses(Random random, boolean utf8) {
            super(random);
            this.utf8 = utf8;
        }

        Response response() {
            return switch (random.nextInt(26)) {
                case 0 -> new Response.Tagged(tag(), oneOf(Status.OK, Status.NO, Status.BAD, Status.BYE), text(code()));
                case 1 -> new Response.Continuation(Bytes.of(line()));
                case 2 -> new Untagged.Condition(oneOf(Status.values()), text(code()));
                case 3 -> new Untagged.CapabilityData(Capabilities.of(capabilities(0)));
                case 4 -> new Untagged.Enabled(List.copyOf(capabilities(0)));
                case 5 -> new Untagged.Id(idFields());
                case 6 -> new Untagged.Listing(listing());
                case 7 -> new Untagged.StatusData(status());
                case 8 -> new Untagged.Flags(flags());
                case 9 ->
                    new Untagged.Search(
                            withModSeq(SearchResult.builder(false).all(maybe() ? NumberSet.EMPTY : smallSet())));
                case 10 -> new Untagged.ESearch(orNull(this::text), listOf(0, 2, this::searchData), found());
                case 11 -> new Untagged.Exists(number());
                case 12 -> new Untagged.Recent(number());
                case 13 -> new Untagged.Expunge(nonZero());
                case 14 -> unrecognized();
                case 15 -> new Untagged.Vanished(maybe(), new UidSet(numbers(false)));
                case 16 ->
                    new Untagged.Sort(withModSeq(SearchResult.builder(false).inOrder(sorted())));
                case 17 -> new Untagged.Threads(threads());
                case 18 -> new Untagged.MyRights(name(), rights());
                case 19 -> acl();
                case 20 -> quota();
                case 21 -> metadata();
                case 22 -> maybe() ? new Untagged.Lsub(listing()) : new Untagged.Xlist(listing());
                case 23 -> new Untagged.NamespaceData(namespaces());
                default -> new Untagged.Fetch(message());
            };
        }

        private Untagged acl() {
            if (maybe()) {
                return new Untagged.ListRights(
                        new GrantableRights(name(), identifier(), rights(), listOf(0, 3, this::rights)));
            }
            Map<String, Rights> rights = new LinkedHashMap<>();
            listOf(0, 3, this::identifier).forEach(identifier -> rights.put(identifier, rights()));
            return new Untagged.AclData(new Acl(name(), rights));
        }

        private Untagged quota() {
            return maybe()
                    ? new Untagged.QuotaRoot(name(), listOf(0, 3, this::line))
                    : new Untagged.QuotaData(new Quota(
                            line(), listOf(0, 3, () -> new Quota.Usage(quotaResource(), number63(), number63()))));
        }

        private Untagged metadata() {
            MailboxName name = name();
            MailboxName mailbox = maybe() || name.encoded().isEmpty() ? null : name;
            return maybe()
                    ? new Untagged.Metadata(mailbox, metadata(0))
                    : new Untagged.MetadataChanged(mailbox, listOf(1, 3, this::metadataEntry));
        }

        private NumberSet smallSet() {
            return NumberSet.of(nonZero(), nonZero(), nonZero());
        }

        private Untagged.Unrecognized unrecognized() {
            String name = atom();
            return new Untagged.Unrecognized(
                    name.toUpperCase(Locale.ROOT), Bytes.of((maybe() ? "" : number() + " ") + name + " " + raw()));
        }

        private String raw() {
            return oneOf("(1 \"(\" (NIL))", "{3}\r\n\r\n)", "x", "~{1}\r\n{", "[1 (2)]<3>", "\"\\\"\"");
        }

        private ResponseText text(@Nullable ResponseCode code) {
            String text = line().stripLeading();
            return new ResponseText(code, code == null && text.startsWith("[") ? "x" + text : text);
        }

        private @Nullable ResponseCode code() {
            return maybe() ? anyCode() : null;
        }

        private ResponseCode anyCode() {
            return switch (random.nextInt(30)) {
                case 0 -> new ResponseCode.CapabilityList(Capabilities.of(capabilities(1)));
                case 1 -> new ResponseCode.PermanentFlags(flags());
                case 2 -> new ResponseCode.UidNext(nonZero());
                case 3 -> new ResponseCode.UidValidity(nonZero());
                case 4 -> new ResponseCode.Unseen(nonZero());
                case 5 -> new ResponseCode.HighestModSeq(modSeq());
                case 6 -> new ResponseCode.AppendUid(nonZero(), new UidSet(numbers(false)));
                case 7 -> new ResponseCode.BadCharset(listOf(0, 3, () -> oneOf("UTF-8", "NIL", "a b", "x]", "\"\\")));
                case 8 -> new ResponseCode.Other(atom(), Bytes.of(oneOf("", "1 2", "\"]\"", "(a)", "ü")));
                case 9, 10 -> new ResponseCode.CopyUid(nonZero(), copies());
                case 11 -> new ResponseCode.Modified(numbers(false));
                case 12 -> new ResponseCode.MessageLimit(nonZero(), orNull(() -> Uid.of(nonZero())));
                case 13 -> new ResponseCode.MailboxId(objectId());
                case 14 ->
                    new ResponseCode.NewName(MailboxName.of(oneOf("a", "ü]\"")), MailboxName.of(oneOf("INBOX", "a ]")));
                case 15 -> new ResponseCode.Referral(listOf(1, 3, this::url));
                case 16 -> new ResponseCode.BadUrl(oneOf("a b", "/x;uid=1", url()));
                case 17 -> urlMechanisms();
                case 18 -> new ResponseCode.MetadataRefused(oneOf(ResponseCode.MetadataRefused.Reason.values()));
                case 19 -> new ResponseCode.MetadataMaxSize(number());
                case 20 -> new ResponseCode.MetadataLongEntries(number());
                case 21 -> new ResponseCode.AnnotationRefused(oneOf(ResponseCode.AnnotationRefused.Limit.values()));
                case 22 -> new ResponseCode.Annotations(ResponseCode.Annotations.Access.READ_WRITE, nonZero(), maybe());
                case 23 -> new ResponseCode.Annotations(ResponseCode.Annotations.Access.READ_ONLY, 0, maybe());
                case 24 -> new ResponseCode.BadEvent(listOf(1, 3, this::atom));
                case 25 -> new ResponseCode.NoUpdate(oneOf("A1", "a]b", atom()));
                case 26 -> new ResponseCode.UndefinedFilter(oneOf("on-the-road", "NIL", "+a"));
                case 27 -> new ResponseCode.MaxConvert(oneOf(ResponseCode.MaxConvert.Unit.values()), nonZero());
                case 28 -> progress();
                default -> oneOf(ResponseCode.ALERT, ResponseCode.READ_ONLY, new ResponseCode.Word(atom()));
            };
        }

        private UidMapping copies() {
            NumberSet sources = NumberSet.of(nonZero(), nonZero(), 7, 8, 9);
            NumberSet copies = NumberSet.range(1, sources.count());
            if (maybe()) {
                return UidMapping.of(new UidSet(sources), new UidSet(copies));
            }
            List<String> order =
                    new ArrayList<>(copies.stream().mapToObj(Long::toString).toList());
            Collections.shuffle(order, random);
            return UidMapping.parse(sources.toString(), String.join(",", order));
        }

        private String url() {
            return "imap://" + atom() + oneOf("", ";AUTH=*@h/ü", "\"{5}") + ".example";
        }

        private ResponseCode urlMechanisms() {
            Map<String, @Nullable Bytes> others = new LinkedHashMap<>();
            listOf(0, 3, () -> "X" + random.nextInt(9)).forEach(name -> others.put(name, orNull(this::octets)));
            return new ResponseCode.UrlMechanisms(others);
        }

        private ResponseCode progress() {
            long done = number();
            boolean known = maybe();
            return new ResponseCode.InProgress(
                    orNull(this::atom), known ? done : null, known ? orNull(() -> Math.max(1, done)) : null);
        }

        private MailboxListing listing() {
            LinkedHashSet<MailboxAttribute> attributes = new LinkedHashSet<>(listOf(
                    0,
                    3,
                    () -> oneOf(MailboxAttribute.NOSELECT, MailboxAttribute.SENT, MailboxAttribute.of("\\" + atom()))));
            Character delimiter = orNull(() -> oneOf('/', '.', '\\', '"', ' ', '|', '{'));
            return new MailboxListing(attributes, delimiter, name(), listOf(0, 2, this::extendedItem));
        }

        private ExtendedItem extendedItem() {
            return switch (random.nextInt(3)) {
                case 0 -> new ExtendedItem.ChildInfo(Set.of(oneOf("SUBSCRIBED", "special-use")));
                case 1 -> new ExtendedItem.OldName(name());
                default -> new ExtendedItem.Other(oneOf("", "VENDOR.x", "CHILDINFO ", atom()), Bytes.of(raw()));
            };
        }

        private Namespaces namespaces() {
            return new Namespaces(
                    listOf(0, 3, this::namespace), listOf(0, 2, this::namespace), listOf(0, 2, this::namespace));
        }

        private Namespace namespace() {
            Map<String, List<Bytes>> extensions = new LinkedHashMap<>();
            listOf(0, 2, this::text).forEach(name -> extensions.put(name, listOf(1, 3, this::octets)));
            Bytes prefix = utf8 ? Bytes.of(oneOf("", "~", "ü/")) : oneOf(Bytes.EMPTY, octets());
            return new Namespace(prefix, orNull(() -> oneOf('/', '.', '"')), extensions);
        }

        /** In UTF-8 mode, names that are not ASCII are other octets. */
        private MailboxName name() {
            return utf8 ? MailboxName.of(atom().replace("&", "")) : mailbox();
        }

        private MailboxStatus status() {
            MailboxStatus status = MailboxStatus.of(name());
            for (int i = random.nextInt(4); i > 0; i--) {
                status = statusWithOneMore(status);
            }
            return status;
        }

        private SearchResult withModSeq(SearchResult.Builder result) {
            return maybe() ? result.build() : result.modSeq(modSeq()).build();
        }

        private NumberList sorted() {
            NumberList.Builder sorted = NumberList.builder();
            listOf(0, 4, this::nonZero).forEach(sorted::add);
            return sorted.build();
        }

        private NumberList runs() {
            NumberList.Builder runs = NumberList.builder().add(nonZero());
            listOf(0, 3, this::nonZero).forEach(number -> runs.addRange(number, maybe() ? number : nonZero()));
            return runs.build();
        }

        private MessageThreads threads() {
            MessageThreads.Builder threads = MessageThreads.builder();
            int open = 0;
            for (int i = random.nextInt(20); i > 0; i--) {
                if (open > 0 && maybe()) {
                    threads.end();
                    open--;
                } else if (maybe()) {
                    threads.beginMissing();
                    open++;
                } else {
                    threads.begin(nonZero());
                    open++;
                }
            }
            return threads.build();
        }

        private SearchData searchData() {
            return new SearchData(
                    "X-" + atom(), Bytes.of(oneOf("5", "1:3,7", "(1 2731:2733)", "(\"(\" ({3}\r\n)))))")));
        }

        private MailboxStatus statusWithOneMore(MailboxStatus status) {
            return switch (random.nextInt(6)) {
                case 0 -> status.with(StatusItem.MAILBOXID, objectId());
                case 1 ->
                    status.with(StatusItem.APPENDLIMIT, maybe() ? OptionalLong.empty() : OptionalLong.of(number()));
                case 2 -> status.withUnrecognized("X-" + atom(), Bytes.of(raw()));
                default -> status.with(statusNumber(), oneOf(0L, nonZero(), Long.MAX_VALUE));
            };
        }

        private SearchResult found() {
            SearchResult.Builder found = SearchResult.builder(maybe());
            List.<Runnable>of(
                            () -> found.min(nonZero()),
                            () -> found.max(nonZero()),
                            () -> found.all(numbers(false)),
                            () -> found.inOrder(runs()),
                            () -> found.count(number()),
                            () -> found.modSeq(modSeq()),
                            () -> found.part(part()),
                            () -> found.relevancy(listOf(0, 3, () -> 1 + random.nextInt(100))),
                            () -> found.unrecognized(searchData()))
                    .forEach(part -> {
                        if (maybe()) {
                            part.run();
                        }
                    });
            return found.build();
        }

        private SearchResult.Part part() {
            return new SearchResult.Part(partialRange(), maybe() ? NumberList.EMPTY : runs());
        }

        private FetchedMessage message() {
            FetchedMessage.Builder message = FetchedMessage.builder(nonZero());
            for (int i = random.nextInt(6); i > 0; i--) {
                item(message);
            }
            FetchedMessage built = message.build();
            boolean twice = built.items().size() != new LinkedHashSet<>(built.items()).size();
            return twice ? FetchedMessage.builder(1).build() : built;
        }

        private void item(FetchedMessage.Builder message) {
            switch (random.nextInt(11)) {
                case 0 -> message.uid(nonZero());
                case 1 -> message.flags(flags());
                case 2 -> message.internalDate(date());
                case 3 -> message.size(oneOf(0L, nonZero(), Long.MAX_VALUE));
                case 4 -> message.put(FetchItem.ENVELOPE, envelope());
                case 5 -> message.put(FetchItem.BODYSTRUCTURE, structure(3, true));
                case 6 -> message.put(FetchItem.BODY, structure(3, false));
                case 7 -> message.putUnrecognized("X-" + atom() + random.nextInt(), Bytes.of(raw()));
                case 8 -> extended(message);
                case 9 -> binary(message);
                default -> body(message);
            }
        }

        private void extended(FetchedMessage.Builder message) {
            switch (random.nextInt(9)) {
                case 0 -> put(message, FetchItem.PREVIEW, orNull(this::text));
                case 1 -> put(message, FetchItem.SAVEDATE, orNull(this::date));
                case 2 -> message.put(FetchItem.EMAILID, objectId());
                case 3 -> put(message, FetchItem.THREADID, orNull(this::objectId));
                case 4 -> message.put(FetchItem.X_GM_MSGID, random.nextLong());
                case 5 -> message.put(FetchItem.X_GM_THRID, random.nextLong());
                case 6 -> message.put(FetchItem.X_GM_LABELS, listOf(0, 4, this::label));
                case 7 -> put(message, oneOf(FetchItem.RFC822, FetchItem.RFC822_TEXT), orNull(this::mail));
                default -> message.put(FetchItem.MODSEQ, modSeq());
            }
        }

        private static <T> void put(FetchedMessage.Builder message, FetchItem<T> item, @Nullable T value) {
            if (value == null) {
                message.putNil(item);
            } else {
                message.put(item, value);
            }
        }

        private void binary(FetchedMessage.Builder message) {
            FetchItem<Bytes> item = maybe() ? FetchItem.binary(whole()) : FetchItem.binary(whole(), partial());
            if (maybe()) {
                put(message, item, orNull(this::mail));
            } else {
                message.put(FetchItem.binarySize(whole()), number());
            }
        }

        /** In UTF-8 mode, names that are not ASCII are other octets. */
        @Override
        GmailLabel label() {
            return utf8 ? GmailLabel.of(oneOf("", "\\") + atom().replace("&", "")) : super.label();
        }

        private void body(FetchedMessage.Builder message) {
            FetchItem<Bytes> item = maybe() ? FetchItem.body(section()) : FetchItem.body(section(), partial());
            if (maybe()) {
                message.put(item, mail());
            } else {
                message.putNil(item);
            }
        }

        private Envelope envelope() {
            return new Envelope(
                    orNull(this::octets),
                    orNull(this::octets),
                    addresses(),
                    addresses(),
                    addresses(),
                    addresses(),
                    addresses(),
                    addresses(),
                    orNull(this::octets),
                    orNull(this::octets));
        }

        private List<Address> addresses() {
            return listOf(0, 2, () -> maybe() ? address() : new Address.Group(octets(), listOf(0, 2, this::address)));
        }

        /** Angle brackets around an address are taken off. */
        private Bytes unbracketed() {
            Bytes octets = octets();
            boolean bracketed = !octets.isEmpty() && (octets.at(0) == '<' || octets.at(octets.size() - 1) == '>');
            return bracketed ? Bytes.of("x") : octets;
        }

        private Address.Mailbox address() {
            return new Address.Mailbox(
                    orNull(this::octets), orNull(this::octets), orNull(this::unbracketed), unbracketed());
        }

        private BodyStructure structure(int depth, boolean extended) {
            return switch (random.nextInt(depth > 0 ? 4 : 2)) {
                case 0 -> new BodyStructure.Text(word(), fields(), random.nextInt(-1, 9), extension(extended));
                case 1 -> new BodyStructure.Basic(word(), word(), fields(), extension(extended));
                case 2 -> message(depth, extended);
                default -> multipart(depth, extended);
            };
        }

        private BodyStructure message(int depth, boolean extended) {
            boolean seen = maybe();
            return new BodyStructure.Message(
                    oneOf("rfc822", "global"),
                    fields(),
                    seen ? envelope() : null,
                    seen ? structure(depth - 1, extended) : null,
                    random.nextInt(-1, 9),
                    extension(extended));
        }

        private BodyStructure multipart(int depth, boolean extended) {
            Extension extension = extension(extended);
            return new BodyStructure.Multipart(
                    listOf(0, 3, () -> structure(depth - 1, extended)),
                    word(),
                    extended ? parameters() : List.of(),
                    new Extension(
                            null,
                            extension.disposition(),
                            extension.languages(),
                            extension.location(),
                            extension.more()));
        }

        private BodyStructure.Fields fields() {
            return new BodyStructure.Fields(
                    parameters(), orNull(this::octets), orNull(this::octets), word(), oneOf(0L, nonZero()));
        }

        private List<BodyStructure.Parameter> parameters() {
            return listOf(0, 2, () -> new BodyStructure.Parameter(word(), octets()));
        }

        /** A word in lower case, known or not. */
        private String word() {
            return oneOf(
                    "x-" + atom().toLowerCase(Locale.ROOT), "x\"\\\r\n{5}", "x ü", "charset", "plain", "octet-stream");
        }

        private Extension extension(boolean extended) {
            if (!extended || maybe()) {
                return Extension.NONE;
            }
            return new Extension(
                    orNull(this::octets),
                    orNull(() -> new BodyStructure.Disposition(word(), parameters())),
                    listOf(0, 2, this::text),
                    orNull(this::octets),
                    orNull(() -> Bytes.of(raw())));
        }
    }
}
