package dev.imapala.testserver.internal.session;

import dev.imapala.protocol.ModSeq;
import dev.imapala.protocol.NumberList;
import dev.imapala.protocol.PartialRange;
import dev.imapala.protocol.search.Search;
import dev.imapala.protocol.search.SearchKey;
import dev.imapala.protocol.search.SearchResult;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What SEARCH or SORT found, in its order, and what is told and kept of it (RFC 4731 section 3.1, RFC 5182 section 2.4,
 * RFC 9394 section 3.2).
 */
final class FoundMessages {
    private final SelectedMailbox selected;
    private final List<NumberedMessage> found;
    private final Search search;
    private final boolean uids;

    FoundMessages(SelectedMailbox selected, List<NumberedMessage> found, Search search, boolean uids) {
        this.selected = selected;
        this.found = found;
        this.search = search;
        this.uids = uids;
    }

    /** Returns the answer of IMAP4rev1. */
    SearchResult plainResult() {
        SearchResult.Builder result = SearchResult.builder(uids).inOrder(numbers(found));
        tellModSeq(result, found);
        return result.build();
    }

    /** Returns the answer that was asked for, and keeps the result if that was. */
    SearchResult extendedResult() {
        SearchResult.Builder result = SearchResult.builder(uids);
        Set<NumberedMessage> told = new LinkedHashSet<>();
        if (returns(Search.Return.MIN) && !found.isEmpty()) {
            told.add(found.get(0));
            result.min(number(found.get(0)));
        }
        if (returns(Search.Return.MAX) && !found.isEmpty()) {
            told.add(found.get(found.size() - 1));
            result.max(number(found.get(found.size() - 1)));
        }
        PartialRange range = search.partial();
        if (range != null) {
            told.addAll(part(range));
            result.part(new SearchResult.Part(range, numbers(part(range))));
        }
        if (returns(Search.Return.ALL) && !found.isEmpty()) {
            result.inOrder(numbers(found));
        }
        if (returns(Search.Return.COUNT)) {
            result.count(found.size());
        }
        if (returns(Search.Return.RELEVANCY)) {
            result.relevancy(Collections.nCopies(found.size(), 100));
        }
        boolean allMatter = returns(Search.Return.ALL) || returns(Search.Return.COUNT) || told.isEmpty();
        finish(result, allMatter ? found : List.copyOf(told));
        return result.build();
    }

    private void finish(SearchResult.Builder result, List<NumberedMessage> matter) {
        tellModSeq(result, matter);
        if (returns(Search.Return.SAVE)) {
            selected.save(matter.stream().map(NumberedMessage::message).toList());
        }
    }

    private boolean returns(Search.Return what) {
        return search.returns().contains(what);
    }

    private long number(NumberedMessage message) {
        return uids ? message.message().uid() : message.number();
    }

    private NumberList numbers(List<NumberedMessage> messages) {
        NumberList.Builder numbers = NumberList.builder();
        messages.forEach(message -> numbers.add(number(message)));
        return numbers.build();
    }

    private List<NumberedMessage> part(PartialRange range) {
        int size = found.size();
        if (range.isFromNewest()) {
            return found.subList(
                    Math.max(0, size - clamp(-range.last())), Math.max(0, size - clamp(-range.first()) + 1));
        }
        return found.subList(Math.min(size, clamp(range.first()) - 1), Math.min(size, clamp(range.last())));
    }

    private static int clamp(long position) {
        return (int) Math.min(position, Integer.MAX_VALUE);
    }

    /** The highest mod-sequence is told where the search is about mod-sequences (RFC 7162 section 3.1.5). */
    private void tellModSeq(SearchResult.Builder result, List<NumberedMessage> messages) {
        if (!messages.isEmpty() && search.keys().stream().anyMatch(FoundMessages::isAboutChanges)) {
            messages.stream()
                    .map(message -> message.message().modSeq())
                    .max(ModSeq::compareTo)
                    .ifPresent(result::modSeq);
        }
    }

    private static boolean isAboutChanges(SearchKey key) {
        return key instanceof SearchKey.Changed || key.parts().stream().anyMatch(FoundMessages::isAboutChanges);
    }
}
