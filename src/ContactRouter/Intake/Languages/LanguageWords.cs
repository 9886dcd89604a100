using System.Collections.Frozen;

namespace ContactRouter.Intake.Languages;

/// <summary>The words that hold a language together, and a few that every customer writes. In small letters; an apostrophe parts words.</summary>
internal static class LanguageWords
{
    /// <summary>ISO 639-1, in the order of the bits.</summary>
    public static readonly string[] Codes = ["en", "de", "es", "fr", "it", "nl", "pl", "pt"];

    private static readonly string[] s_words =
    [
        // en
        """
        the a an and or but if of to in on at by for from with without about into over under after before since until is are was were be been being am
        has have had do does did done doesn didn don isn wasn aren couldn wouldn haven hasn can cannot could would should will won shall may might
        must i you he she it we they me him her us them my your his its our their mine yours this that these those there here what which who whom whose
        when where why how not no nor yes any some all both each every few more most other another such only own same so than too very just still yet
        already again also please thank thanks hello hi dear hey get got getting give gave need want like know let make made take took see say said
        tell told ask asked look find found send sent order ordered ordering orders item items received receive arrived arrive delivery delivered
        deliver shipped shipping parcel package refund return returned returns invoice payment paid pay price stock available broken damaged missing
        wrong still waiting late money back address number help today yesterday tomorrow week weeks day days month
        im ive dont doesnt didnt cant isnt wont havent hasnt change check cancel cancelled charged working issue show using used use
        anyone someone something anything nothing because while though although up down out off been going
        two three four five once twice
        """,
        // de
        """
        der die das den dem des ein eine einen einem einer eines und oder aber wenn dass daß ob weil denn als wie was wer wo wann warum wieso welche welcher
        welches ich du er sie es wir ihr mich dich ihn uns euch ihnen mir dir ihm mein meine meinen meinem meiner meines dein deine unser unsere unseren
        unserem unserer ihre ihren ihrem ihrer sein seine seinen kein keine keinen keinem keiner nicht nichts nein ja doch noch schon nur auch sehr mehr
        immer wieder bereits leider jetzt heute gestern morgen bitte danke vielen dank hallo guten tag liebe lieber sehr geehrte geehrter damen herren ist
        sind war waren bin bist sei wird werden wurde wurden worden hat habe haben hatte hatten gehabt kann können konnte könnte könnten soll sollte muss
        müssen möchte möchten will wollen würde würden darf gibt geben gekommen kommt kommen in im an am auf aus bei beim bis durch für gegen mit nach ohne
        seit über um unter von vom vor zu zum zur zwischen hier dort da dann damit so bestellung bestellt bestellen lieferung geliefert rechnung
        ware paket sendung kaputt beschädigt erhalten bekommen angekommen zurück geld konto preis lager verfügbar stück woche wochen tage tagen
        nummer artikel frage fehlt falsch falsche schicken senden gesendet wieviel viel viele man etwas alle alles
        zwei drei vier fünf brauche brauchen funktioniert fuer koennen moechte moechten waere
        """,
        // es
        """
        el la los las un una unos unas y e o u pero si que qué quien quién cual cuál cuando cuándo donde dónde como cómo porque por para con sin de del al a
        en entre hasta desde sobre tras según no sí ni ya aún todavía también tampoco muy más menos mucho mucha muchos muchas poco todo toda todos todas
        otro otra este esta esto estos estas ese esa eso esos esas aquel yo tú él ella usted ustedes nosotros ellos me te se nos os le les lo mi mis tu tus su
        sus nuestro nuestra nuestros nuestras es son era fue ser está están estaba estoy estamos hay he ha han hemos había haber tengo tiene tienen tenemos
        tener puede pueden puedo podría podrían poder quiero quiere queremos quisiera necesito necesitamos hace hacer hacen hola buenos buenas días tardes
        gracias favor saludos estimado estimados señores pedido pedidos pedí hice compra compré factura entrega entregado envío enviado enviar enviaron
        paquete llegado llegó llega recibido recibí reembolso devolución devolver dinero cuenta precio roto rota rotos dañado falta número producto
        productos artículo hoy ayer mañana semana semanas días cuánto cuántos cuánta nada nadie algo dice dicen
        dos tres cuatro cinco funciona funcionan
        """,
        // fr
        """
        le la les l un une des du de d au aux et ou où mais si que qu qui quoi quand comment pourquoi combien quel quelle quels quelles dont car donc ne n pas
        plus jamais rien non oui déjà encore toujours aussi très trop peu beaucoup bien tout toute tous toutes autre autres même ce c cet cette ces cela ça
        je j tu il elle on nous vous ils elles me m te t se s lui leur leurs y en mon ma mes ton ta tes son sa ses notre nos votre vos est sont était étaient
        être été suis sommes êtes ai as a avons avez ont avait avoir eu peut peux pouvez pouvons pourrait pourriez puis veux voudrais voudrions souhaite
        souhaitons dois doit faut fait faire à dans sur sous avec sans pour par chez entre depuis jusqu avant après vers pendant bonjour bonsoir merci
        svp plaît cordialement madame monsieur commande commandé commander commandes facture livraison livré livrée livrer colis reçu reçue recevoir
        envoyé envoyer envoi arrivé arrivée remboursement remboursé retour retourner argent compte prix cassé cassée cassés abîmé manque numéro produit
        produits article articles disponible aujourd hui hier demain semaine semaines jour jours date toujours
        deux trois quatre cinq fois marche fonctionne
        """,
        // it
        """
        il lo la i gli le l un uno una e ed o ma se che chi cosa quando dove come perché quale quali quanto quanta quanti non no sì più meno molto molta molti
        tutto tutta tutti tutte altro altra altri questo questa questi queste quello quella quei io tu lui lei noi voi loro mi ti ci vi si ne me te mio mia miei
        mie tuo tua suo sua suoi nostro nostra nostri nostre vostro vostra vostri loro è sono sei siamo siete era erano essere stato stata stati sta ho hai ha
        abbiamo avete hanno aveva avere posso può possiamo potete potrei potreste vorrei vorremmo voglio deve devo di del dello della dei degli delle d da dal
        dalla dai in nel nella nei nelle su sul sulla con per tra fra a ad al allo alla ai agli alle anche ancora già ora oggi ieri domani sempre mai solo
        dopo prima senza fino poi quindi però grazie salve ciao buongiorno buonasera gentile gentili cortesemente favore prego saluti ordine ordini ordinato
        fattura consegna consegnato consegnata pacco spedizione spedito spedita arrivato arrivata ricevuto rimborso reso restituire soldi conto prezzo rotto
        rotta rotti danneggiato manca numero prodotto prodotti articolo articoli disponibile settimana settimane giorno giorni nessuno niente qualcuno
        due tre quattro cinque volte funziona funzionano
        """,
        // nl
        """
        de het een en of maar als dat die dit deze wat wie waar wanneer waarom hoe welke welk niet geen nee ja wel nog al ook heel zeer meer veel weinig alle
        alles iets niets iemand niemand andere ander ik je jij u hij zij ze we wij jullie mij me hem haar ons hun hen mijn jouw uw zijn onze is ben bent was
        waren wordt worden werd geworden heb hebt heeft hebben had hadden kan kunt kunnen kon kunt zou zouden zal zullen moet moeten wil willen wilt mag
        graag doen doet gedaan gaat gaan komt komen gekomen in op aan bij van voor met zonder naar uit over door tot om tegen onder tussen sinds na te er
        hier daar dan toen nu vandaag gisteren morgen altijd weer hallo hoi goedemorgen goedemiddag goedendag dag beste geachte bedankt dank alvast
        alstublieft aub groet groeten bestelling besteld bestellen bestellingen factuur levering geleverd leveren pakket pakje verzonden verzending
        ontvangen aangekomen kapot beschadigd terug terugbetaling terugsturen retour geld rekening prijs voorraad leverbaar stuks nummer artikel vraag
        ontbreekt verkeerde week weken dagen sturen gestuurd
        twee drie vier vijf keer werkt wegens
        """,
        // pl
        """
        i a w z o na do od ze we za po przy przez dla pod nad przed bez między u ku oraz lub albo ale lecz czy że żeby aby bo ponieważ gdy kiedy gdzie jak
        jaki jaka jakie który która które co kto czemu dlaczego ile nie tak już jeszcze też także tylko bardzo więcej mniej dużo wszystko wszystkie
        inny inna inne ten ta to te ci tego tej tym tych tę tą ja ty on ona ono my wy oni mnie mi mną cię ci go mu ją jej jego nas nam nami was wam ich im
        się siebie mój moja moje mojego mojej moim moją mojemu twój nasz nasza nasze naszego naszej naszym swój jest są był była było były być będzie będę
        będą jestem jesteśmy mam ma mamy mają miał miała mogę może możecie możemy można mógł chcę chcemy chciałbym chciałabym chcielibyśmy proszę prosimy
        dziękuję dzięki witam dzień dobry cześć szanowni państwo pan pani pana panie pozdrawiam zamówienie zamówienia zamówieniu zamówiłem zamówiłam
        zamówić faktura fakturę faktury dostawa dostawy dostawę paczka paczki paczkę przesyłka przesyłki przesyłkę wysłane wysłana wysłać dostałem
        dostałam otrzymałem otrzymałam otrzymaliśmy przyszło przyszła przyszedł dotarło dotarła dotarł zwrot zwrotu zwrócić pieniądze pieniędzy konto konta cena cenę
        numer produkt produktu towar towaru uszkodzony uszkodzona uszkodzone brak brakuje dzisiaj dziś wczoraj jutro tydzień tygodni dni nadal
        dwa dwie dwóch trzy cztery pięć razy działa prosze zamowienie zamowienia juz
        """,
        // pt
        """
        o a os as um uma uns umas e ou mas se que quem qual quais quando onde como porque porquê por para com sem de do da dos das no na nos nas ao à aos às
        em num numa pelo pela pelos pelas entre até desde sobre não sim nem já ainda também muito muita muitos muitas mais menos pouco tudo todo toda todos
        todas outro outra outros este esta isto estes estas esse essa isso esses aquele eu tu ele ela você vocês nós eles elas me te lhe lhes meu minha meus
        minhas teu tua seu sua seus suas nosso nossa nossos nossas é são era foi ser está estão estava estou estamos há tenho tem têm temos tinha ter posso
        pode podem podemos poderia poderiam queria quero queremos gostaria gostaríamos preciso precisamos faz fazer fiz feito olá oi bom boa dia tarde noite
        obrigado obrigada favor agradeço cumprimentos prezados caros senhores encomenda encomendas encomendei pedido pedidos comprei compra fatura
        entrega entregue entregaram envio enviado enviar enviaram chegou chegaram recebi recebemos recebido reembolso devolução devolver dinheiro conta
        preço partido partida partidos quebrado danificado falta número produto produtos artigo hoje ontem amanhã semana semanas dias quanto quantos
        nada ninguém algum alguma
        dois duas três quatro cinco vezes funciona funcionam podiam mesmo mesma
        """,
    ];

    /// <summary>Word -> a bit for each language that has it.</summary>
    public static readonly FrozenDictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> LanguagesOf = Read();

    private static FrozenDictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> Read()
    {
        var languages = new Dictionary<string, byte>();
        foreach (var (language, words) in s_words.Index())
        {
            foreach (var word in words.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
                languages[word] = (byte)(languages.GetValueOrDefault(word) | (1 << language));
        }

        return languages.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
