package dev.imapala.protocol.response;

import dev.imapala.protocol.QuotaResource;
import java.util.List;
import java.util.Optional;

/**
 * The usage and the limits of a quota root.
 *
 * @param root the name of the quota root, maybe empty
 * @param resources what is limited, in the order of the server
 * RFC 9208 section 4.2.1
 */
public record Quota(String root, List<Usage> resources) {
    /** Copies. */
    public Quota {
        resources = List.copyOf(resources);
    }

    /**
     * How much of a resource is used and may be.
     *
     * @param resource the resource
     * @param usage what is used, 0 to 9,223,372,036,854,775,807, in the unit of the resource
     * @param limit what may be used, the same
     * RFC 9208 section 3.1.2
     */
    public record Usage(QuotaResource resource, long usage, long limit) {
        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a number is negative
         */
        public Usage {
            if (usage < 0 || limit < 0) {
                throw new IllegalArgumentException(
                        "usage and limit of " + resource + " must be 0 to 2^63-1, not " + usage + " and " + limit);
            }
        }
    }

    /** Returns the usage and limit of {@code resource}; nothing if it is not limited. */
    public Optional<Usage> find(QuotaResource resource) {
        return resources.stream()
                .filter(usage -> usage.resource().equals(resource))
                .findFirst();
    }
}
