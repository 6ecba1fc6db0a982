package dev.imapala.testserver.mail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people who write to each other in sample mail. */
final class People {
    private static final List<String> DOMAINS = List.of(
            "example.org",
            "example.org",
            "example.com",
            "example.com",
            "example.net",
            "mail.example.net",
            "research.example.org",
            "post.example.com");

    private static final List<Person> PLAIN = List.of(
            new Person("Alice Archer", "alice"),
            new Person("Benjamin Okafor", "b.okafor"),
            new Person("Chloe Dubois", "chloe"),
            new Person("Daniel Lindqvist", "daniel.lindqvist"),
            new Person("Emma van Dijk", "emma"),
            new Person("Francesca Romano", "f.romano"),
            new Person("Greta Holm", "greta"),
            new Person("Hannah Weiss", "hannah.weiss"),
            new Person("Ibrahim Haddad", "ibrahim"),
            new Person("Julia Novak", "julia"),
            new Person("Kofi Mensah", "kofi"),
            new Person("Leo Martin", "leo"),
            new Person("Mei Tanaka", "mei.tanaka"),
            new Person("Nils Bakke", "nils"),
            new Person("Olivia Hart", "olivia+work"),
            new Person("Priya Raman", "priya"),
            new Person("Robin O'Neill", "robin"),
            new Person("Sofia Marques", "sofia"),
            new Person("Theo Kowalski", "theo"),
            new Person("Wright, Uma (Accounts)", "uma.wright"),
            new Person("Vera \"Vee\" Stone", "vera"),
            new Person("Dr. William H. Young", "young"),
            new Person(null, "office"),
            new Person(null, "zoe"));

    private static final List<Person> ENCODED = List.of(
            new Person("Jörg Müller", "joerg.mueller"),
            new Person("Élodie Garçon", "elodie"),
            new Person("José Núñez", "jose"),
            new Person("Łukasz Żak", "lukasz"),
            new Person("Jiří Dvořák", "jiri"),
            new Person("Иван Петров", "ivan"),
            new Person("Νίκος Παπαδόπουλος", "nikos"),
            new Person("דנה לוי", "dana"),
            new Person("山田 花子", "yamada"),
            new Person("王小明", "xiaoming"),
            new Person("Zoë ☃ Snow", "zoe.snow"));

    private record Person(@Nullable String name, String localPart) {}

    private People() {}

    /** Returns somebody; one in twelve has a name outside ASCII. */
    static MailAddress anybody(Dice dice) {
        return of(dice.pick(dice.percent(8) ? ENCODED : PLAIN), dice);
    }

    /** Returns somebody whose name is outside ASCII. */
    static MailAddress anybodyEncoded(Dice dice) {
        return of(dice.pick(ENCODED), dice);
    }

    /** Returns recipients: mostly one, sometimes a dozen. */
    static List<MailAddress> recipients(Dice dice) {
        List<MailAddress> people = new ArrayList<>();
        for (int left = dice.pick(List.of(1, 1, 1, 1, 2, 2, 3, 12)); left > 0; left--) {
            people.add(anybody(dice));
        }
        return people;
    }

    private static MailAddress of(Person person, Dice dice) {
        return new MailAddress(person.name, person.localPart, dice.pick(DOMAINS));
    }
}
