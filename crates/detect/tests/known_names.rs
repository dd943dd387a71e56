//! Names that the news of the wars of 2003 to 2026 use, each alone in a title: the country that it is in.

#![allow(clippy::unwrap_used)]

mod common;

use common::detect;

#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("UKR", "Kyiv, Kiev, Kharkiv, Kharkov, Odesa, Odessa, Lviv, Dnipro, Mariupol, Melitopol, Berdiansk, Berdyansk, Enerhodar, \
        Energodar, Kherson, Chernihiv, Sumy, Vuhledar, Toretsk, Lyman, Kreminna, Rubizhne, Lysychansk, Lisichansk, Popasna, Soledar, \
        Vovchansk, Volchansk, Marinka, Horlivka, Debaltseve, Kurakhove, Kostiantynivka, Konstantinovka, Druzhkivka, Kramatorsk, \
        Kremenchuk, Vinnytsia, Zhytomyr, Rivne, Khmelnytskyi, Ivano-Frankivsk, Uzhhorod, Chernivtsi, Lutsk, Cherkasy, Kropyvnytskyi, \
        Poltava, Bila Tserkva, Pavlohrad, Nikopol, Marhanets, Ochakiv, Voznesensk, Henichesk, Simferopol, Kerch, Feodosia, Yevpatoria, \
        Yalta, Sevastopol, Dzhankoi, Saky, Novofedorivka, Starobilsk, Huliaipole, Orikhiv, Robotyne, Tokmak, Velyka Novosilka, \
        Myrnohrad, Selydove, Ocheretyne, Krasnohorivka, Synelnykove, Okhtyrka, Konotop, Shostka, Izmail, Reni, Chuhuiv, Kupiansk, \
        Borodianka, Brovary, Vasylkiv, Boryspil, Starokostiantyniv, Yavoriv, Mukachevo, Kovel, Bakhmut, Artyomovsk, Avdiivka, Bucha, \
        Irpin, Hostomel, Sievierodonetsk, Severodonetsk, Sloviansk, Slavyansk, Izyum, Kakhovka, Nova Kakhovka, Chasiv Yar, Pokrovsk, \
        Zaporizhzhia, Zaporozhye, Luhansk, Lugansk, Donetsk, Makiivka, Makeyevka, Ilovaisk, Kryvyi Rih, Krivoy Rog, Kamianske, Ternopil, \
        Snake Island, Donbas, Crimea, Chernobyl, Siversk, Kinburn Spit, Kupyansk, Zolote, Hirske, Shyrokyne, Volnovakha, Pisky, \
        Stanytsia Luhanska, Antonivka, Beryslav, Bilohorivka, Dobropillia, Novhorod-Siverskyi, Kharkiv Oblast, Myrhorod, Uman"),
    ("RUS", "Moscow, Belgorod, Kursk, Bryansk, Voronezh, Rostov-on-Don, Taganrog, Krasnodar, Novorossiysk, Tuapse, Shebekino, Sudzha, \
        Engels, Saratov, Ryazan, Tula, Kaluga, Volgograd, Astrakhan, Pskov, Smolensk, Tver, Toropets, Ust-Luga, Primorsk, \
        St Petersburg, Kronstadt, Murmansk, Severodvinsk, Kaliningrad, Samara, Syzran, Novokuybyshevsk, Ufa, Kazan, Nizhny Novgorod, \
        Dzerzhinsk, Izhevsk, Yekaterinburg, Chelyabinsk, Omsk, Beslan, Grozny, Makhachkala, Nazran, Vladikavkaz, Nalchik, Derbent, \
        Chechnya, Dagestan, Ingushetia, North Ossetia, Morozovsk, Millerovo, Slavyansk-on-Kuban, Yeysk, Lipetsk, Tambov, Klintsy, \
        Elabuga, Yelabuga, Ukhta, Kstovo, Volgodonsk, Valuyki, Grayvoron, Rylsk, Kurchatov, Mozdok, Sochi, Vladivostok, Crocus City Hall, \
        Olenya, Soltsy, Shaykovka, Tikhoretsk, Domodedovo, Kizlyar, Budyonnovsk"),
    ("SYR", "Damascus, Aleppo, Homs, Hama, Idlib, Raqqa, Deir ez-Zor, Deir al-Zour, Deir Ezzor, Daraa, Deraa, Latakia, Tartus, Palmyra, \
        Kobani, Kobane, Afrin, Manbij, Al-Bab, Jarablus, Azaz, Tal Abyad, Ras al-Ain, Hasakah, Hasaka, Qamishli, Sweida, Suwayda, \
        Douma, Eastern Ghouta, Ghouta, Khan Sheikhoun, Maaret al-Numan, Maarat al-Numan, Saraqeb, Ariha, Jisr al-Shughour, Binnish, \
        Abu Kamal, Albu Kamal, Mayadeen, Baghuz, Al-Tanf, Dabiq, Ain Issa, Tal Rifaat, Zabadani, Yarmouk, Quneitra, Masyaf, Jableh, \
        Baniyas, Qusayr, Rastan, Houla, Darayya, Daraya, Hmeimim, Tiyas, Shayrat, Al-Hol, Kafranbel, Beit Jinn, Mezzeh, Maaloula, Khasham, \
        Rukban, Madaya, Tabqa, Salamiyah, Jaramana"),
    ("IRQ", "Baghdad, Mosul, Basra, Kirkuk, Erbil, Irbil, Tikrit, Fallujah, Falluja, Ramadi, Samarra, Baquba, Baqouba, Najaf, Karbala, \
        Kerbala, Nasiriyah, Nasiriya, Kut, Amara, Hilla, Diwaniya, Tal Afar, Talafar, Sinjar, Duhok, Dohuk, Sulaimaniyah, Sulaimaniya, \
        Halabja, Taji, Taza, Tuz Khurmatu, Hawija, Haditha, Rutba, Qaim, Al-Qaim, Anbar, Abu Ghraib, Mahmudiya,\
        Latifiya, Yusufiya, Musayyib, Khanaqin, Makhmur, Bashiqa, Sadr City, Green Zone, Camp Speicher, Ain al-Asad, Umm Qasr, Mosul Dam, \
        Diyala, Nineveh, Zakho, Qayyarah, Dujail, Amerli, Khalis, Muqdadiya, Balad"),
    ("IRN", "Tehran, Isfahan, Natanz, Fordow, Qom, Bushehr, Bandar Abbas, Tabriz, Shiraz, Kerman, Mashhad, Zahedan, Kermanshah, Chabahar, \
        Ahvaz, Abadan, Karaj, Arak, Parchin, Khuzestan, Kharg Island, Mahabad, Sanandaj, Saravan, Urmia, Hamadan, Dezful, Khorramabad, Yazd, \
        Sistan and Baluchestan, Semnan, Izeh, Piranshahr, Kashan, Qeshm, Minab, Asaluyeh"),
    ("ISR", "Tel Aviv, Haifa, Jerusalem, Ashkelon, Ashdod, Sderot, Beersheba, Eilat, Netanya, Hadera, Nahariya, Acre, Safed, Tiberias, \
        Kiryat Shmona, Metula, Dimona, Holon, Bat Yam, Rishon LeZion, Rehovot, Ramat Gan, Petah Tikva, Kfar Aza, Be'eri, Nir Oz, \
        Ofakim, Netivot, Afula, Nazareth, Herzliya, Bnei Brak, Ben Gurion Airport, Kfar Saba, Galilee, Negev, Tamra, Raanana, Ness Ziona"),
    ("PSE", "Gaza, Gaza City, Rafah, Khan Younis, Khan Yunis, Jabalia, Jabaliya, Deir al-Balah, Nuseirat, Beit Hanoun, Beit Lahia, Maghazi, \
        Bureij, Jenin, Nablus, Hebron, Ramallah, Tulkarm, Tulkarem, Qalqilya, Jericho, Bethlehem, Tubas, West Bank, East Jerusalem, \
        Huwara, Hawara, Zeitoun, Shujaiya, Al-Mawasi, Netzarim, Al-Shifa hospital, Masafer Yatta, Balata, Nur Shams, Aqabat Jabr, Salfit, Sheikh Jarrah"),
    ("LBN", "Beirut, Sidon, Tyre, Nabatieh, Baalbek, Hermel, Qana, Bint Jbeil, Marjayoun, Khiam, Dahiyeh, Nahr al-Bared, Ain al-Hilweh, \
        Bekaa Valley, Aitaroun, Naqoura, Zahle, Marwahin, Arsal, Jounieh, Kfar Kila, Yaroun, Adaisseh, Maroun al-Ras, Aita al-Shaab, Choueifat"),
    ("YEM", "Sanaa, Aden, Hodeidah, Hodeida, Taiz, Marib, Saada, Mukalla, Ibb, Dhamar, Zinjibar, Jaar, Shabwa, Abyan, Hajjah, Al-Bayda, \
        Rada, Mocha, Lahj, Dhale, Hadramaut, Ras Isa, Salif, Socotra, Amran, Harib, Ataq, Seiyun, Midi"),
    ("SAU", "Riyadh, Jeddah, Abha, Najran, Jizan, Jazan, Khamis Mushait, Abqaiq, Khurais, Dhahran, Khobar, Yanbu, Ras Tanura, Dammam, Mecca, Medina, Qatif, Taif, Awamiya"),
    ("ARE", "Abu Dhabi, Dubai, Fujairah, Sharjah, Ruwais, Ras al-Khaimah"), ("QAT", "Doha, Al Udeid"), ("KWT", "Kuwait City"), ("BHR", "Manama"),
    ("OMN", "Muscat, Salalah, Duqm, Sohar"), ("JOR", "Amman, Tower 22, Zarqa, Aqaba, Karak, Irbid, Mafraq"),
    ("EGY", "Cairo, Alexandria, Suez, Sinai, Sharm el-Sheikh, Taba, Arish, El-Arish, Sheikh Zuweid, Luxor, Tanta, Port Said, Dahab, Minya, Giza, Bir al-Abed"),
    ("TUR", "Ankara, Istanbul, Izmir, Diyarbakir, Gaziantep, Suruc, Reyhanli, Cizre, Nusaybin, Sirnak, Hakkari, Incirlik, Kilis, Mardin, Semdinli, Antalya, Sanliurfa, Tunceli"),
    ("AFG", "Kabul, Kandahar, Herat, Mazar-i-Sharif, Jalalabad, Kunduz, Lashkar Gah, Ghazni, Khost, Gardez, Helmand, Nangarhar, Bagram, \
        Marjah, Sangin, Musa Qala, Kajaki, Panjshir, Paktika, Paktia, Logar, Wardak, Farah, Uruzgan, Tarin Kot, Badghis, Takhar, Taloqan, \
        Pul-e-Khumri, Baghlan, Faizabad, Badakhshan, Faryab, Maimana, Zabul, Qalat, Spin Boldak, Torkham, Tora Bora, Bamiyan, Zaranj, \
        Nimroz, Kunar, Asadabad, Nuristan, Laghman, Mehtarlam, Kapisa, Sar-e-Pul, Jowzjan, Sheberghan, Achin, Parwan, Charikar"),
    ("PAK", "Islamabad, Karachi, Lahore, Peshawar, Quetta, Rawalpindi, Multan, Faisalabad, Swat, Mingora, Bannu, Dera Ismail Khan, North Waziristan, \
        South Waziristan, Waziristan, Miranshah, Mir Ali, Wana, Bajaur, Khyber, Parachinar, Kurram, Orakzai, Mohmand, Charsadda, Mardan, \
        Nowshera, Kohat, Hangu, Lakki Marwat, Balochistan, Gwadar, Turbat, Panjgur, Khuzdar, Mastung, Chaman, Zhob, Sibi, Kech, Sehwan, \
        Sialkot, Muridke, Bahawalpur, Muzaffarabad, Balakot, Abbottabad, Dasu, Sukkur, Jacobabad, Shikarpur, Buner, Shangla, Dir, Kotli, Khyber Pakhtunkhwa, Sindh, Nushki, Noshki, Bolan"),
    ("IND", "New Delhi, Mumbai, Srinagar, Jammu, Kashmir, Pahalgam, Pulwama, Uri, Pathankot, Amritsar, Ladakh, Galwan Valley, Manipur, Imphal, \
        Assam, Guwahati, Kokrajhar, Nagaland, Chhattisgarh, Bastar, Dantewada, Sukma, Bijapur, Gadchiroli, Jharkhand, Malegaon, Ahmedabad, \
        Jaipur, Varanasi, Pune, Kolkata, Bengaluru, Anantnag, Kupwara, Baramulla, Shopian, Kulgam, Poonch, Rajouri, Kishtwar, Doda, Udhampur, Kathua, \
        Reasi, Tawang, Churachandpur, Muzaffarnagar, Leh, Kargil, Punjab"),
    ("LKA", "Colombo, Jaffna, Kilinochchi, Mullaitivu, Trincomalee, Batticaloa, Vavuniya, Negombo, Mannar, Anuradhapura"),
    ("BGD", "Dhaka, Chittagong, Cox's Bazar, Sylhet"), ("NPL", "Kathmandu"),
    ("MMR", "Yangon, Rangoon, Mandalay, Naypyidaw, Naypyitaw, Rakhine, Sittwe, Maungdaw, Buthidaung, Kyaukphyu, Lashio, Myawaddy, Kachin, Myitkyina, Bhamo, \
        Laukkai, Sagaing, Monywa, Kayah, Loikaw, Demoso, Chin State, Hakha, Thantlang, Falam, Karen State, Shan State, Muse, Magway, Pakokku, Kokang, Mrauk-U, \
        Pazigyi, Hpakant, Bago, Dawei, Myingyan, Kyaukme, Nawnghkio, Mogok, Minbya, Kanbalu"),
    ("THA", "Bangkok, Pattani, Yala, Narathiwat, Songkhla, Hat Yai, Surin, Sisaket, Ubon Ratchathani, Nonthaburi"), ("KHM", "Phnom Penh, Preah Vihear, Oddar Meanchey, Poipet"),
    ("PHL", "Manila, Marawi, Cotabato, Mindanao, Jolo, Sulu, Zamboanga, Basilan, Davao, Maguindanao, Cagayan de Oro, Lanao del Sur, Isabela, General Santos, Palawan"),
    ("IDN", "Jakarta, Bali, Surabaya, Papua, Aceh, Poso, Makassar, Ambon, Medan, Timika, Puncak, Nduga, Sulawesi"),
    ("CHN", "Beijing, Urumqi, Xinjiang, Kashgar, Kunming, Tibet, Lhasa, Hotan, Shanghai"), ("TWN", "Taipei, Kinmen, Matsu, Kaohsiung, Hualien"), ("HKG", "Hong Kong"),
    ("KOR", "Seoul, Yeonpyeong, Busan, Paju, Baengnyeong"), ("PRK", "Pyongyang, Kaesong, Yongbyon, Wonsan"), ("JPN", "Tokyo, Okinawa, Nara"),
    ("SDN", "Khartoum, Omdurman, El Fasher, Al Fashir, Nyala, El Geneina, Geneina, Zalingei, Darfur, North Darfur, South Darfur, West Darfur, Port Sudan, El Obeid, Kassala, \
        Gedaref, Wad Madani, Sennar, Sinja, Dilling, Kadugli, Babanusa, South Kordofan, North Kordofan, West Kordofan, Blue Nile, Merowe, Atbara, Shendi, Abyei, Bahri, \
        Khartoum North, Zamzam, Gezira, Al Jazirah, El Daein, Heglig, Bara, En Nahud, Kosti, Rabak, Kalogi, Dongola, White Nile state, Mellit, Kutum, Tawila, Jebel Marra"),
    ("SSD", "Juba, Malakal, Bor, Bentiu, Wau, Jonglei, Upper Nile, Unity State, Yei, Pibor, Nasir, Torit, Yambio, Warrap, Lakes State, Equatoria"),
    ("ETH", "Addis Ababa, Tigray, Mekelle, Mekele, Axum, Aksum, Adigrat, Shire, Humera, Amhara, Gondar, Gonder, Bahir Dar, Lalibela, Dessie, Kombolcha, Afar, Oromia, Gambella, \
        Harar, Jijiga, Ogaden, Benishangul-Gumuz, Alamata, Mai Kadra, Wollega, Dire Dawa, Metekel"),
    ("ERI", "Asmara, Assab, Massawa"), ("DJI", "Djibouti"),
    ("SOM", "Mogadishu, Kismayo, Kismayu, Baidoa, Beledweyne, Belet Weyne, Galkayo, Garowe, Bosaso, Hargeisa, Las Anod, Puntland, Somaliland, Afgoye, Jowhar, Barawe, Marka, Merca, \
        Lower Shabelle, Middle Shabelle, Hiran, Gedo, Dhusamareb, Bulo Burte, Adado, Jubaland, Galgadud, Dhobley, Bardera, Elasha Biyaha, Burao"),
    ("KEN", "Nairobi, Mombasa, Garissa, Lamu, Mandera, Wajir, Westgate, Kisumu, Eldoret, Turkana, Malindi, Dadaab, Mpeketoni"),
    ("UGA", "Kampala, Gulu, Kasese, Entebbe, Mpondwe"), ("RWA", "Kigali, Gisenyi"), ("BDI", "Bujumbura, Gitega, Cibitoke"), ("TZA", "Dar es Salaam, Zanzibar"),
    ("COD", "Goma, Bukavu, Kinshasa, Beni, Butembo, Bunia, Ituri, North Kivu, South Kivu, Rutshuru, Masisi, Uvira, Kisangani, Lubumbashi, Walikale, Sake, Minova, Bunagana, \
        Kiwanja, Kalemie, Kananga, Kasai, Katanga, Oicha, Mambasa, Komanda, Djugu, Mbandaka, Walungu, Kavumu, Rubaya, Fizi, Kamanyola, Lubero, Kanyabayonga, Tanganyika Province, Virunga"),
    ("CAF", "Bangui, Bambari, Bria, Bossangoa, Bouar, Birao, Bangassou, Alindao, Kaga-Bandoro, Batangafo"),
    ("TCD", "N'Djamena, Ndjamena, Abeche, Bol, Adre, Faya, Tine"), ("CMR", "Yaounde, Douala, Bamenda, Maroua, Kumba, Buea, Mora, Kolofata, Fotokol"),
    ("NGA", "Abuja, Lagos, Kano, Kaduna, Jos, Maiduguri, Borno, Yobe, Adamawa, Zamfara, Katsina, Sokoto, Benue, Makurdi, Plateau State, Niger State, Chibok, Dapchi, Damaturu, \
        Yola, Mubi, Gwoza, Baga, Bama, Konduga, Monguno, Gombe, Bauchi, Potiskum, Zaria, Kagara, Kankara, Jangebe, Gusau, Port Harcourt, Niger Delta, Bayelsa, Owo, Imo, Owerri, \
        Enugu, Onitsha, Anambra, Taraba, Nasarawa, Kebbi, Kogi, Lokoja, Warri, Chikun, Birnin Gwari, Kajuru, Sambisa, Minna, Dikwa, Biu, Ondo, Kwara, Papiri, Eruku, Rann, Kukawa, Biafra, Zabarmari"),
    ("NER", "Niamey, Diffa, Tillaberi, Tahoua, Agadez, Maradi, Arlit, Tongo Tongo, Inates, Bosso, Ouallam, Chinagodrar, Torodi, Ayorou, Banibangou"),
    ("MLI", "Bamako, Gao, Timbuktu, Kidal, Mopti, Segou, Menaka, Tessalit, Sikasso, Kayes, Ansongo, Douentza, Bandiagara, Koro, Djenne, Ogossagou, Kati, Konna, Tinzaouaten, Moura, Aguelhok, Niono, Boulikessi, Farabougou, Nioro, Goundam, Hombori, Indelimane"),
    ("BFA", "Ouagadougou, Djibo, Dori, Bobo-Dioulasso, Fada N'Gourma, Kaya, Solhan, Arbinda, Inata, Ouahigouya, Barsalogho, Kongoussi, Kantchari, Diapaga, Dablo, Titao, Seytenga, Pama, Nouna, Yagha, Silgadji, Yirgou, Foube, Tougan"),
    ("CIV", "Abidjan, Grand-Bassam, Bouake, Duekoue, Yamoussoukro"), ("BEN", "Cotonou, Pendjari, Alibori, Parakou"), ("TGO", "Lome, Kpendjal, Dapaong"), ("GIN", "Conakry"), ("GNB", "Bissau"), ("SEN", "Dakar, Casamance, Ziguinchor"), ("MRT", "Nouakchott"),
    ("LBY", "Tripoli, Benghazi, Misrata, Misurata, Sirte, Derna, Tobruk, Sabha, Sebha, Zawiya, Zintan, Ajdabiya, Brega, Ras Lanuf, Bani Walid, Gharyan, Tarhuna, Sabratha, Kufra, Jufra, Al-Watiya, Bin Jawad, Ghadames, Zuwara, Es Sider, Murzuq, Janzour, Sirt, Ubari, Zliten"),
    ("TUN", "Tunis, Sousse, Kasserine, Ben Guerdane, Sfax, Gafsa, Sidi Bouzid, Djerba"), ("DZA", "Algiers, In Amenas, Tizi Ouzou, Boumerdes, Tamanrasset, Kabylie, Batna, Dellys"), ("MAR", "Casablanca, Rabat, Marrakesh, Marrakech"), ("ESH", "Western Sahara, Laayoune"),
    ("nowhere", "Scarborough Shoal, Second Thomas Shoal, Sabina Shoal, Red Sea"),
    ("MOZ", "Cabo Delgado, Palma, Mocimboa da Praia, Pemba, Macomia, Mueda, Nangade, Quissanga, Maputo, Nampula, Muidumbe, Ancuabe, Metuge, Afungi"),
    ("ZAF", "Johannesburg, Cape Town, Durban, Soweto, Pretoria, Marikana"), ("ZWE", "Harare, Bulawayo"), ("AGO", "Luanda, Cabinda"), ("MDG", "Antananarivo"),
    ("AZE", "Baku, Nagorno-Karabakh, Stepanakert, Khankendi, Shusha, Ganja, Barda, Agdam, Lachin, Kalbajar, Fuzuli, Jabrayil, Tovuz, Hadrut, Nakhchivan, Terter, Zangilan"),
    ("ARM", "Yerevan, Goris, Jermuk, Vardenis, Kapan, Syunik, Gyumri, Sisian, Tavush"), ("GEO", "Tbilisi, Gori, Poti, South Ossetia, Abkhazia, Tskhinvali, Sukhumi, Batumi, Zugdidi, Senaki, Rustavi, Pankisi"),
    ("MDA", "Chisinau, Transnistria, Tiraspol, Cobasna"), ("BLR", "Minsk, Gomel, Grodno, Mozyr, Machulishchy"), ("XKX", "Pristina, Mitrovica, Zvecan, Banjska, Leposavic, Prizren, Zubin Potok"), ("SRB", "Belgrade, Novi Sad, Presevo, Nis"), ("MKD", "Skopje, Kumanovo, Tetovo"), ("BIH", "Sarajevo, Srebrenica, Banja Luka, Mostar, Tuzla"),
    ("POL", "Warsaw, Przewodow, Rzeszow, Lublin, Gdansk, Kuznica"), ("ROU", "Bucharest, Tulcea, Constanta, Galati, Plauru"), ("LTU", "Vilnius, Klaipeda"), ("LVA", "Riga, Rezekne, Daugavpils"), ("EST", "Tallinn, Narva, Tartu"), ("FIN", "Helsinki"),
    ("SWE", "Stockholm, Malmo, Gothenburg, Gotland"), ("NOR", "Oslo, Utoya"), ("DNK", "Copenhagen, Bornholm"), ("ISL", "Reykjavik"),
    ("GBR", "London, Manchester, Belfast, Glasgow, Salisbury, Londonderry, Birmingham, Liverpool, Southport, Leeds, Northern Ireland, Omagh, Ballymena, Edinburgh, Cardiff"), ("IRL", "Dublin"),
    ("FRA", "Paris, Marseille, Toulouse, Strasbourg, Lyon, Nice, Rambouillet, Corsica, Nantes, Saint-Etienne-du-Rouvray"), ("BEL", "Brussels, Liege, Antwerp, Zaventem"), ("DEU", "Berlin, Munich, Hamburg, Hanau, Halle, Dresden, Cologne, Solingen, Magdeburg, Mannheim, Chemnitz, Ramstein, Frankfurt"), ("AUT", "Vienna, Graz"), ("CHE", "Zurich, Geneva, Bern"), ("NLD", "Amsterdam, The Hague, Utrecht, Rotterdam"),
    ("ESP", "Madrid, Barcelona, Bilbao, Burgos, Cambrils, Catalonia, Algeciras, Zaragoza, Ceuta, Melilla"), ("PRT", "Lisbon"), ("ITA", "Rome, Milan, Naples, Turin, Genoa, Sicily, Lampedusa"), ("GRC", "Athens, Thessaloniki, Lesbos, Crete, Exarchia"), ("CYP", "Nicosia, Limassol, Larnaca, Akrotiri"), ("HUN", "Budapest"), ("CZE", "Prague, Vrbetice"), ("SVK", "Bratislava, Handlova"), ("BGR", "Sofia, Burgas"), ("ALB", "Tirana"), ("MNE", "Podgorica"), ("HRV", "Zagreb"),
    ("KAZ", "Almaty, Astana, Aktau, Aktobe, Zhanaozen"), ("KGZ", "Bishkek, Osh, Batken"), ("TJK", "Dushanbe, Khorog, Isfara, Gorno-Badakhshan"), ("UZB", "Tashkent, Andijan, Nukus"), ("TKM", "Ashgabat"),
    ("USA", "New York, Boston, Chicago, Los Angeles, Minneapolis, Portland, Oklahoma City, Las Vegas, San Bernardino, Charlottesville, Nashville, Seattle, Dallas, Houston, Philadelphia, Pittsburgh, Buffalo, El Paso, Kenosha, Detroit, New Orleans, South Carolina"),
    ("MEX", "Mexico City, Culiacan, Sinaloa, Tijuana, Ciudad Juarez, Guadalajara, Jalisco, Michoacan, Guerrero, Acapulco, Monterrey, Tamaulipas, Reynosa, Matamoros, Iguala, Celaya, Guanajuato, Zacatecas, Chiapas, Nuevo Laredo, Apatzingan, Uruapan, Chilpancingo, Veracruz, Oaxaca"),
    ("COL", "Bogota, Cali, Medellin, Cauca, Catatumbo, Cucuta, Arauca, Narino, Tumaco, Buenaventura, Jamundi, Norte de Santander, Putumayo, Antioquia, Choco, Popayan, Barranquilla, Corinto, Toribio, Caloto, Suarez, Saravena, Tame, Amalfi, Cajibio, El Plateado"),
    ("VEN", "Caracas, Maracaibo, La Guaira, Tachira, San Cristobal, Apure, Fuerte Tiuna, Zulia, Maiquetia"), ("ECU", "Quito, Guayaquil, Esmeraldas, Manta, Duran"), ("PER", "Lima, Puno, Juliaca, Ayacucho, Arequipa, Bagua, Cusco"), ("BOL", "La Paz, Cochabamba, El Alto, Sucre"),
    ("BRA", "Brasilia, Rio de Janeiro, Sao Paulo, Manaus"), ("ARG", "Buenos Aires, Rosario"), ("CHL", "Santiago, Valparaiso, Temuco, Araucania, Concepcion"), ("PRY", "Asuncion"), ("GUY", "Georgetown, Essequibo"),
    ("HTI", "Port-au-Prince, Cite Soleil, Petion-Ville, Cap-Haitien, Gonaives, Carrefour, Croix-des-Bouquets, Pont-Sonde, Les Cayes, Kenscoff, Mirebalais, Artibonite"), ("CUB", "Havana, Guantanamo Bay"), ("HND", "Tegucigalpa"), ("SLV", "San Salvador"), ("GTM", "Guatemala City"), ("NIC", "Managua, Masaya"), ("PAN", "Panama City"), ("TTO", "Port of Spain"), ("JAM", "Kingston"),
    ("AUS", "Sydney, Melbourne, Bondi, Canberra, Brisbane, Perth, Darwin"), ("NZL", "Christchurch, Wellington, Auckland"), ("PNG", "Port Moresby, Bougainville, Enga"), ("SLB", "Honiara"), ("NCL", "Noumea, New Caledonia"), ("TLS", "Dili"), ("FJI", "Suva"), ("IOT", "Diego Garcia"), ("GUM", "Guam, Guam Naval Base"), ("PRI", "Puerto Rico"),
];

#[test]
fn names_that_the_news_of_war_use_are_known_and_in_their_country() {
    let wrong: Vec<String> = NAMES
        .iter()
        .flat_map(|(country, names)| names.split(", ").map(move |name| (*country, name)))
        .filter_map(|(country, name)| {
            let to = detect(&format!("Two soldiers killed as missile strike hits barracks in {name}"))
                .event
                .map(|event| event.to);
            let found = to.as_ref().and_then(|to| to.country.as_deref()).unwrap_or("nowhere");
            (found != country).then(|| format!("{name}: {found} instead of {country}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
